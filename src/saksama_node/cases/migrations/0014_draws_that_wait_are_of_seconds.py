from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0013_erasures_that_wait_are_of_seconds"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM cases_lot WHERE committed IS NULL", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="lot", name="second"),
        migrations.RemoveField(model_name="lot", name="reason"),
        migrations.AlterField(model_name="lot", name="committed", field=models.BigIntegerField(unique=True)),
    ]
