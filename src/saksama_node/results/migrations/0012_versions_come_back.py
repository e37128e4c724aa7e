"""Figures that come back after others are a version again; an import says whether it may take something away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One constraint less, one field more."""

    dependencies = [("results", "0011_pages")]

    operations = [
        migrations.RemoveConstraint(model_name="publication", name="results_version_once"),
        migrations.AddField(model_name="import", name="anyway", field=models.BooleanField(default=False)),
    ]
