from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("results", "0007_audits_again")]

    operations = [
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contest", models.CharField(max_length=64, unique=True)),
            ],
        ),
    ]
