import django.db.models.deletion
import steunpunt.channels.evidence
import steunpunt.records.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('name', models.CharField(help_text='As it stands in the report, such as steunpunt.example.', max_length=120, unique=True, verbose_name='name')),
                ('url', models.URLField(blank=True, verbose_name='address')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'website',
                'verbose_name_plural': 'websites',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SocialChannel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('name', models.CharField(help_text='As it stands in the report, such as Mastodon.', max_length=80, unique=True, verbose_name='network')),
                ('url', models.URLField(blank=True, verbose_name='address')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'social channel',
                'verbose_name_plural': 'social channels',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SiteReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('metric', models.CharField(choices=[('visits', 'visits'), ('visitors', 'visitors'), ('page_views', 'page views')], max_length=10, verbose_name='metric')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(blank=True, help_text='Empty: the whole year.', null=True, verbose_name='month')),
                ('period_from', models.DateField(editable=False, null=True, verbose_name='from')),
                ('period_to', models.DateField(editable=False, null=True, verbose_name='up to and including')),
                ('value', models.PositiveBigIntegerField(verbose_name='value')),
                ('tool', models.CharField(blank=True, max_length=80, verbose_name='tool')),
                ('method', models.CharField(blank=True, max_length=200, verbose_name='method')),
                ('consent_mode', models.CharField(blank=True, max_length=80, verbose_name='consent mode')),
                ('evidence', models.CharField(blank=True, max_length=200, verbose_name='evidence')),
                ('evidence_file', models.FileField(blank=True, editable=False, storage=steunpunt.channels.evidence.evidence_storage, upload_to=steunpunt.channels.evidence.evidence_path, verbose_name='evidence as a file')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='channels.site', verbose_name='website')),
            ],
            options={
                'verbose_name': 'website reading',
                'verbose_name_plural': 'website readings',
                'ordering': ['-year', '-month', 'site', 'metric'],
                'constraints': [models.CheckConstraint(condition=models.Q(('month', None), ('month__range', (1, 12)), _connector='OR'), name='month_is_1_to_12', violation_error_message='A month goes from 1 to 12.'), models.CheckConstraint(condition=models.Q(('year__range', (1990, 2200))), name='year_of_a_reading_is_1990_to_2200', violation_error_message='A year goes from 1990 to 2200.'), models.CheckConstraint(condition=models.Q(('metric__in', ['visits', 'visitors', 'page_views'])), name='metric_is_known', violation_error_message='This metric does not exist.'), models.CheckConstraint(condition=models.Q(models.Q(('period_from', None), ('period_to', None)), models.Q(('period_from__isnull', False), ('period_to__gte', models.F('period_from')), ('period_to__isnull', False)), _connector='OR'), name='period_of_a_reading_has_two_ends', violation_error_message='A period has a first and a last day.'), models.UniqueConstraint(condition=models.Q(('month', None)), fields=('site', 'metric', 'year'), name='one_yearly_reading', violation_error_message='This year has been read already.'), models.UniqueConstraint(condition=models.Q(('month__isnull', False)), fields=('site', 'metric', 'year', 'month'), name='one_monthly_reading', violation_error_message='This month has been read already.')],
            },
        ),
        migrations.CreateModel(
            name='FollowerReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('read_on', models.DateField(help_text='A year shows the last reading in it; read on 31 December.', verbose_name='read on')),
                ('followers', models.PositiveBigIntegerField(verbose_name='followers')),
                ('method', models.CharField(blank=True, help_text='How you read it, such as: the number on our profile page.', max_length=200, verbose_name='method')),
                ('evidence', models.CharField(blank=True, help_text='Where to see it again: a link, or a place in our files.', max_length=200, verbose_name='evidence')),
                ('evidence_file', models.FileField(blank=True, editable=False, storage=steunpunt.channels.evidence.evidence_storage, upload_to=steunpunt.channels.evidence.evidence_path, verbose_name='evidence as a file')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='channels.socialchannel', verbose_name='social channel')),
            ],
            options={
                'verbose_name': 'follower reading',
                'verbose_name_plural': 'follower readings',
                'ordering': ['-read_on', 'channel'],
                'constraints': [models.UniqueConstraint(fields=('channel', 'read_on'), name='one_follower_reading_a_day', violation_error_message='This day has been read already.')],
            },
        ),
    ]
