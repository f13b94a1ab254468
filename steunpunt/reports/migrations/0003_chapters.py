import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0002_editions_never_change'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block', models.CharField(max_length=36, verbose_name='chapter')),
                ('status', models.CharField(choices=[('preparing', 'in preparation'), ('to_check', 'to check'), ('checked', 'checked'), ('approved', 'approved')], default='preparing', max_length=9, verbose_name='status')),
                ('seen', models.CharField(blank=True, max_length=64, verbose_name='text that was checked')),
                ('approver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approves')),
                ('checker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checks')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='reports.reportpage')),
                ('preparer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepares')),
            ],
            options={
                'verbose_name': 'chapter',
                'verbose_name_plural': 'chapters',
            },
        ),
        migrations.CreateModel(
            name='ChapterStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('preparing', 'sent back'), ('to_check', 'ready to be checked'), ('checked', 'checked'), ('approved', 'approved')], max_length=9, verbose_name='status')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('chapter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='reports.chapter')),
            ],
            options={
                'verbose_name': 'step of a chapter',
                'verbose_name_plural': 'steps of a chapter',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ChapterTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=200, verbose_name='what has to be done')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('done_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='done at')),
                ('chapter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='reports.chapter')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='done by')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom')),
            ],
            options={
                'verbose_name': 'task for a chapter',
                'verbose_name_plural': 'tasks for a chapter',
                'ordering': [models.OrderBy(models.F('due_on'), nulls_last=True), 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='chapter',
            constraint=models.UniqueConstraint(fields=('page', 'block'), name='chapter_once_a_report'),
        ),
        migrations.AddConstraint(
            model_name='chapter',
            constraint=models.CheckConstraint(condition=models.Q(('preparer', None), ('checker', None), models.Q(('checker', models.F('preparer')), _negated=True), _connector='OR'), name='who_prepares_does_not_check', violation_error_message='Somebody else checks a chapter than who prepares it.'),
        ),
        migrations.AddConstraint(
            model_name='chapter',
            constraint=models.CheckConstraint(condition=models.Q(('preparer', None), ('approver', None), models.Q(('approver', models.F('preparer')), _negated=True), _connector='OR'), name='who_prepares_does_not_approve', violation_error_message='Somebody else approves a chapter than who prepares it.'),
        ),
        migrations.AddConstraint(
            model_name='chapter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seen', ''), ('status__in', ['preparing', 'to_check'])), models.Q(('status__in', ['checked', 'approved']), models.Q(('seen', ''), _negated=True)), _connector='OR'), name='chapter_is_checked_exactly_with_its_text', violation_error_message='A check is of one text.'),
        ),
        migrations.AddConstraint(
            model_name='chapterstep',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['preparing', 'to_check', 'checked', 'approved'])), name='chapter_step_status_is_known', violation_error_message='A chapter has no such status.'),
        ),
        migrations.AddConstraint(
            model_name='chapterstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'preparing'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='chapter_sent_back_says_why', violation_error_message='Say why it goes back.'),
        ),
        migrations.AddConstraint(
            model_name='chaptertask',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='chapter_task_says_something', violation_error_message='Say what has to be done.'),
        ),
        migrations.AddConstraint(
            model_name='chaptertask',
            constraint=models.CheckConstraint(condition=models.Q(('done_by', None), ('done_at__isnull', False), _connector='OR'), name='only_a_done_chapter_task_says_by_whom', violation_error_message='This is not done yet.'),
        ),
    ]
