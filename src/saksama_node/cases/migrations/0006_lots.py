from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [("cases", "0005_findings_are_handed_in_too")]

    operations = [
        migrations.CreateModel(
            name="LotMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("region", models.CharField(max_length=13)),
                ("person", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("region", "person"), name="lot_member_once")],
            },
        ),
        migrations.CreateModel(
            name="Lot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("draw", models.PositiveIntegerField()),
                ("by", models.BigIntegerField()),
                ("second", models.BigIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("roster", models.JSONField(default=list)),
                ("committed", models.BigIntegerField(null=True, unique=True)),
                ("drawn", models.BigIntegerField(null=True, unique=True)),
                ("missed", models.BooleanField(default=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lots", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ("draw",),
                "constraints": [models.UniqueConstraint(fields=("case", "draw"), name="lot_draw_once")],
            },
        ),
    ]
