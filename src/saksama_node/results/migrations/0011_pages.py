"""Photos say of which page they are, and by which layout they were taken in.

Those that are here were taken as one page each, by the layout of that time; they stay with it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('results', "0010_recaps_build_up"),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='layout',
            field=models.CharField(default='satu-halaman-1', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='photo',
            name='page',
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='photo',
            name='marked',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='photo',
            name='turn',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
