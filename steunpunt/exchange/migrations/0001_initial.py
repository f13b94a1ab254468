import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('records', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Export',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='asked at')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('refused', 'refused')], default='waiting', max_length=8, verbose_name='state')),
                ('message', models.TextField(blank=True, verbose_name='why it was refused')),
                ('counts', models.JSONField(default=dict, verbose_name='rows')),
                ('period_code', models.CharField(max_length=24, verbose_name='period')),
                ('form', models.CharField(choices=[('xlsx', 'workbook (XLSX)'), ('zip', 'CSV files in a zip')], default='xlsx', max_length=4, verbose_name='form')),
                ('left_out', models.PositiveIntegerField(default=0, verbose_name='confidential, left out')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
            ],
            options={
                'verbose_name': 'export',
                'verbose_name_plural': 'exports',
                'permissions': [('export_records', "Can export a year's records")],
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'refused'), ('message', ''), _connector='XOR'), name='export_refused_exactly_with_a_reason', violation_error_message='What was refused has a reason, and nothing else.')],
            },
        ),
        migrations.CreateModel(
            name='Undo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='asked at')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('refused', 'refused')], default='waiting', max_length=8, verbose_name='state')),
                ('message', models.TextField(blank=True, verbose_name='why it was refused')),
                ('counts', models.JSONField(default=dict, verbose_name='rows')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.batch', verbose_name='import')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
            ],
            options={
                'verbose_name': 'undoing of an import',
                'verbose_name_plural': 'undoings of imports',
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'refused'), ('message', ''), _connector='XOR'), name='undo_refused_exactly_with_a_reason', violation_error_message='What was refused has a reason, and nothing else.')],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='asked at')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('refused', 'refused')], default='waiting', max_length=8, verbose_name='state')),
                ('message', models.TextField(blank=True, verbose_name='why it was refused')),
                ('counts', models.JSONField(default=dict, verbose_name='rows')),
                ('name', models.CharField(max_length=255, verbose_name='file')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint')),
                ('step', models.CharField(choices=[('check', 'check'), ('import', 'import')], default='check', max_length=6, verbose_name='step')),
                ('problems', models.JSONField(default=list, verbose_name='problems')),
                ('problem_count', models.PositiveIntegerField(default=0, verbose_name='how many problems')),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.batch', verbose_name='import')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
            ],
            options={
                'verbose_name': 'upload',
                'verbose_name_plural': 'uploads',
                'permissions': [('import_records', 'Can import records, and undo an import')],
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'refused'), ('message', ''), _connector='XOR'), name='upload_refused_exactly_with_a_reason', violation_error_message='What was refused has a reason, and nothing else.'), models.CheckConstraint(condition=models.Q(('batch', None), models.Q(('state', 'done'), ('step', 'import')), _connector='OR'), name='upload_has_a_batch_only_when_imported', violation_error_message='Only what was imported has an import.'), models.CheckConstraint(condition=models.Q(('step', 'check'), ('problem_count', 0), _connector='OR'), name='upload_with_problems_is_not_imported', violation_error_message='A file with problems is not imported.')],
            },
        ),
    ]
