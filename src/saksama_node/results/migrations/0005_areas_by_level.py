from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Length


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Of the areas that stand already, how long their codes are."""
    apps.get_model("results", "AreaSum").objects.update(digits=Length("code"))


class Migration(migrations.Migration):

    dependencies = [("results", "0004_audits")]

    operations = [
        migrations.AddField(
            model_name="areasum",
            name="digits",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="areasum",
            index=models.Index(fields=["publication", "digits", "code"], name="results_area_level"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["contest", "current", "state", "place"], name="results_finding_place"),
        ),
    ]
