"""How much is open by kecamatan, counted once of what is there."""

from django.db import migrations, models
from django.db.models import Count, Q
from django.db.models.functions import Substr

_ANOMALIES = ("A1", "A2", "A3")


def count(apps, _editor):
    findings = apps.get_model("results", "Finding").objects.filter(current=True, state="open").order_by()
    told = ~Q(rule__in=_ANOMALIES)
    rows = findings.values("contest", code=Substr("place", 1, 6)).annotate(
        sums=Count("pk", filter=Q(band="sums")),
        sources=Count("pk", filter=Q(band="sources")),
        look=Count("pk", filter=Q(band="look")),
        told=Count("pk", filter=told),
        places=Count("place", distinct=True, filter=told),
    )
    model = apps.get_model("results", "OpenCount")
    model.objects.bulk_create((model(**each) for each in rows.iterator()), batch_size=400)


class Migration(migrations.Migration):
    dependencies = (("results", "0008_turns_and_recipes"),)

    operations = (
        migrations.CreateModel(
            name="OpenCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contest", models.CharField(max_length=64)),
                ("code", models.CharField(max_length=6)),
                ("sums", models.PositiveIntegerField(default=0)),
                ("sources", models.PositiveIntegerField(default=0)),
                ("look", models.PositiveIntegerField(default=0)),
                ("told", models.PositiveIntegerField(default=0)),
                ("places", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("code",),
                "constraints": [models.UniqueConstraint(fields=("contest", "code"), name="results_open_once")],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop, elidable=True),
    )
