import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0012_no_manifest_from_before"),
    ]

    operations = [
        migrations.DeleteModel(name="Erasure"),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("parts", models.JSONField(default=list)),
                ("ground", models.CharField(max_length=32)),
                ("reason", models.TextField()),
                ("by", models.BigIntegerField()),
                ("second", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("leaf", models.BigIntegerField(unique=True)),
                ("swept_at", models.DateTimeField(null=True)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="erasures", to="cases.submission"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [
                    models.Index(condition=models.Q(("swept_at", None)), fields=["id"], name="erasure_to_sweep")
                ],
            },
        ),
    ]
