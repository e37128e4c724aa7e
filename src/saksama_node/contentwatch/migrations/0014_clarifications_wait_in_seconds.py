"""A clarification that waits for its second reader is a proposal of `seconds`; a row here was published."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("contentwatch", "0013_findings_wait_in_seconds"),)

    operations = (
        migrations.RemoveConstraint("clarification", "content_clarification_open_once"),
        migrations.RemoveConstraint("clarification", "content_version_once"),
        migrations.RemoveField("clarification", "state"),
        migrations.RemoveField("clarification", "answered_by"),
        migrations.RemoveField("clarification", "answered_at"),
        migrations.RemoveField("clarification", "reason"),
        migrations.AlterField("clarification", "leaf", models.BigIntegerField(unique=True)),
        migrations.AddConstraint(
            "clarification", models.UniqueConstraint(fields=("subject", "version"), name="content_version_once")
        ),
    )
