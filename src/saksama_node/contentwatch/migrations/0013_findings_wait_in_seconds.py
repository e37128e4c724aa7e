"""What waits for a second reader of a claim is a proposal of `seconds`; what went to a partner is named by its entry."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("contentwatch", "0012_words_by_index"),)

    operations = (
        migrations.RemoveField("handed", "proposal"),
        migrations.AddField("handed", "finding", models.BigIntegerField(null=True)),
        migrations.DeleteModel("Proposal"),
    )
