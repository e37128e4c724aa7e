from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_erasures'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['region', '-changed_at', '-id'], name='case_place', opclasses=('varchar_pattern_ops', 'timestamptz_ops', 'int8_ops')),
        ),
    ]
