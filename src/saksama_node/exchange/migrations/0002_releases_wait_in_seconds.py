"""Who let a held dispatch go stands with the proposal, in `seconds`."""

from django.db import migrations


class Migration(migrations.Migration):
    """One column less."""

    dependencies = [("exchange", "0001_initial")]

    operations = [migrations.RemoveField("outgoing", "released_by")]
