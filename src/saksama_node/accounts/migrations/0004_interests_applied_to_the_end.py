"""What was declared before is looked through once more by the worker, which finds nothing to do where all was done."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_declared_interests'),
    ]

    operations = [
        migrations.AddField(
            model_name='standinginterest',
            name='applied_at',
            field=models.DateTimeField(null=True),
        ),
    ]
