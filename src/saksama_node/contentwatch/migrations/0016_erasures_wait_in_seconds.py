"""An erasure that waits for its second person is a proposal of `seconds`; a row here was done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("contentwatch", "0015_sources_wait_in_seconds"),)

    operations = (
        migrations.RemoveConstraint("erasure", "content_erasure_open_once"),
        *(
            migrations.RemoveField("erasure", each)
            for each in ("ground", "reason", "by", "state", "answered_by", "answered_at", "refusal")
        ),
        migrations.AlterField("erasure", "leaf", models.BigIntegerField(unique=True)),
    )
