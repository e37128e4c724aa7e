from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("deadlines", "0004_warned_later"),
    ]

    operations = [
        migrations.DeleteModel(name="Ruling"),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=32, unique=True)),
                ("region", models.CharField(max_length=13)),
                ("number", models.CharField(max_length=64)),
                ("decreed", models.DateField()),
                ("reason", models.TextField()),
                ("by", models.BigIntegerField()),
                ("second", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("leaf", models.BigIntegerField(unique=True)),
                ("day", models.DateField(null=True)),
                ("effect", models.CharField(blank=True, max_length=10)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("rule", models.CharField(blank=True, max_length=80)),
                ("question", models.CharField(blank=True, max_length=40)),
                ("answer", models.CharField(blank=True, max_length=32)),
                ("since", models.DateField(null=True)),
            ],
            options={"ordering": ("-pk",)},
        ),
    ]
