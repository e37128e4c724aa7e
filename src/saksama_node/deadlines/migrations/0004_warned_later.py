"""Who takes over a case after its warning was made is told then, not with the warning."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deadlines', '0003_warnings'),
    ]

    operations = [
        migrations.AddField(
            model_name='warned',
            name='at',
            field=models.DateTimeField(null=True),
        ),
    ]
