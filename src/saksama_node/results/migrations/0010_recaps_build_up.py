"""A recap's versions name what they build on; their areas, the version that said them last."""

from django.db import migrations, models


def since(apps, _editor):
    """Until now every recap came in whole: its areas are its own."""
    rows = apps.get_model("results", "AreaSum").objects.filter(publication__source__startswith="d-hasil-")
    number = apps.get_model("results", "Publication").objects.filter(pk=models.OuterRef("publication"))
    rows.update(since=models.Subquery(number.values("number")[:1]))


class Migration(migrations.Migration):
    dependencies = (("results", "0009_open_counts"),)

    operations = (
        migrations.RemoveConstraint(model_name="publication", name="results_version_once"),
        migrations.AddField("publication", "base", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("publication", "part", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("publication", "without", models.JSONField(default=list)),
        migrations.AddField("import", "adds", models.BooleanField(default=False)),
        migrations.AddField("areasum", "since", models.PositiveIntegerField(null=True)),
        migrations.AddConstraint(
            "publication",
            models.UniqueConstraint(
                condition=~models.Q(source__startswith="d-hasil-"),
                fields=("contest", "source", "document"),
                name="results_version_once",
            ),
        ),
        migrations.RunPython(since, migrations.RunPython.noop, elidable=True),
    )
