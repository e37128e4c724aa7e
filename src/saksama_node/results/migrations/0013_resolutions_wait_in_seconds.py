"""What is proposed of a finding waits in `seconds`; here stays what two persons made of it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows of resolved findings alone: nothing is kept over from before the first release."""

    dependencies = [("results", "0012_versions_come_back")]

    operations = [
        migrations.DeleteModel("Resolution"),
        migrations.CreateModel(
            "Resolution",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("follow_up", models.CharField(max_length=12)),
                ("due", models.DateField(null=True)),
                ("begun", models.CharField(blank=True, max_length=32)),
                ("at", models.DateTimeField()),
                ("leaf", models.BigIntegerField(unique=True)),
                (
                    "finding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolution",
                        to="results.finding",
                    ),
                ),
            ],
            options={"ordering": ("-id",)},
        ),
    ]
