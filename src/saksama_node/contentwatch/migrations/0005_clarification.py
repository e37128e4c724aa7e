from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contentwatch', '0004_assessment_and_judgment'),
    ]

    operations = [
        migrations.CreateModel(
            name='Clarification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(db_index=True, max_length=32)),
                ('code', models.CharField(db_index=True, max_length=8)),
                ('version', models.PositiveIntegerField()),
                ('document', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('words', models.TextField()),
                ('by', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn'), ('overtaken', 'Overtaken')], default='open', max_length=10)),
                ('answered_by', models.BigIntegerField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('leaf', models.BigIntegerField(null=True, unique=True)),
                ('newest', models.BooleanField(db_index=True, default=False)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('subject',), name='content_clarification_open_once'), models.UniqueConstraint(condition=models.Q(('state', 'confirmed')), fields=('subject', 'version'), name='content_version_once')],
            },
        ),
    ]
