from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0004_interests_applied_to_the_end"),
    ]

    operations = [
        migrations.RemoveField(model_name="standinginterest", name="lift_by"),
        migrations.RemoveField(model_name="standinginterest", name="lift_reason"),
        migrations.RemoveField(model_name="standinginterest", name="ended_by"),
    ]
