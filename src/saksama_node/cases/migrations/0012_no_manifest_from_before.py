"""No receipt is from before files had neutral names."""

from django.db import migrations


class Migration(migrations.Migration):
    """The column that held their sealed manifests goes."""

    dependencies = [("cases", "0011_proposals_are_of_seconds")]

    operations = [migrations.RemoveField("submission", "manifest")]
