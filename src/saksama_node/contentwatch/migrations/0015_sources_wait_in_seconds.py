"""A source that waits for its second person is a proposal of `seconds`; a row here was agreed to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("contentwatch", "0014_clarifications_wait_in_seconds"),)

    operations = (
        migrations.RemoveField("trustedsource", "at"),
        migrations.AlterField("trustedsource", "confirmed_by", models.BigIntegerField()),
        migrations.AlterField("trustedsource", "confirmed_at", models.DateTimeField()),
    )
