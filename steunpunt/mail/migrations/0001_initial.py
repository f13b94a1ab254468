import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EditedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=100, verbose_name='text')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('body', models.TextField(verbose_name='text')),
            ],
            options={
                'verbose_name': 'edited text',
                'verbose_name_plural': 'edited texts',
                'default_permissions': ('change',),
                'constraints': [models.UniqueConstraint(fields=('code', 'language'), name='one_edited_text_per_language', violation_error_message='This text was edited already.'), models.CheckConstraint(condition=models.Q(models.Q(('subject', ''), _negated=True), models.Q(('body', ''), _negated=True)), name='edited_text_says_something', violation_error_message='A text has a subject and words.')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='What happens twice under one key is written once.', max_length=200, unique=True, verbose_name='key')),
                ('code', models.CharField(db_index=True, max_length=100, verbose_name='text')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('to', models.TextField(blank=True, help_text='An address on each line.', verbose_name='to')),
                ('subject', models.CharField(blank=True, max_length=300, verbose_name='subject')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('html', models.TextField(blank=True, verbose_name='text in HTML')),
                ('headers', models.JSONField(default=dict, verbose_name='headers')),
                ('about_type', models.CharField(blank=True, max_length=100, verbose_name='kind of record')),
                ('about_id', models.CharField(blank=True, max_length=64, verbose_name='record')),
                ('sensitive', models.BooleanField(default=False, verbose_name='sensitive')),
                ('secret', models.BooleanField(default=False, help_text='It holds a way in, such as a code.', verbose_name='secret')),
                ('posted_at', models.DateTimeField(db_index=True, verbose_name='written at')),
                ('status', models.CharField(choices=[('queued', 'waiting'), ('sending', 'being sent'), ('sent', 'sent'), ('failed', 'refused'), ('uncertain', 'uncertain'), ('withheld', 'withheld')], default='queued', max_length=9, verbose_name='status')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                ('leased_until', models.DateTimeField(blank=True, null=True, verbose_name='leased until')),
                ('leased_by', models.CharField(blank=True, max_length=120, verbose_name='leased by')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent at')),
                ('last_answer', models.TextField(blank=True, verbose_name='last answer of the server')),
                ('blanked_at', models.DateTimeField(blank=True, null=True, verbose_name='contents removed at')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'permissions': [('decide_message', 'Can decide what happens to a message')],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['status', 'next_attempt_at'], name='message_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['queued', 'sending', 'sent', 'failed', 'uncertain', 'withheld'])), name='message_status_is_known', violation_error_message='A message has one of the known statuses.'), models.CheckConstraint(condition=models.Q(('status', 'queued'), ('next_attempt_at', None), _connector='XOR'), name='message_waits_exactly_for_an_attempt', violation_error_message='What waits has a moment to be sent, and nothing else.'), models.CheckConstraint(condition=models.Q(('status', 'sending'), ('leased_until', None), _connector='XOR'), name='message_is_leased_exactly_while_being_sent', violation_error_message="What is being sent is somebody's for a while, and nothing else."), models.CheckConstraint(condition=models.Q(('leased_until', None), models.Q(('leased_by', ''), _negated=True), _connector='XOR'), name='message_lease_has_a_holder', violation_error_message='A lease has a holder and an end.'), models.CheckConstraint(condition=models.Q(('status', 'sent'), ('sent_at', None), _connector='XOR'), name='message_sent_exactly_when_dated', violation_error_message='What was sent has a date, nothing else.'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('failed', 'uncertain')), _negated=True), models.Q(('last_answer', ''), _negated=True), _connector='OR'), name='message_in_doubt_says_why', violation_error_message='What did not go well says why.'), models.CheckConstraint(condition=models.Q(models.Q(('about_id', ''), ('about_type', '')), models.Q(models.Q(('about_type', ''), _negated=True), models.Q(('about_id', ''), _negated=True)), _connector='OR'), name='message_is_about_one_record_or_none', violation_error_message='A record has a kind and a key.'), models.CheckConstraint(condition=models.Q(('blanked_at', None), models.Q(('html', ''), ('status__in', ('sent', 'failed', 'withheld')), ('text', ''), ('to', '')), _connector='OR'), name='message_is_blanked_whole_once_settled', violation_error_message='Only what is settled loses its contents, and all of them.')],
            },
        ),
        migrations.CreateModel(
            name='MessageAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('type', models.CharField(max_length=100, verbose_name='kind of file')),
                ('content', models.BinaryField(verbose_name='contents')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='mail.message', verbose_name='message')),
            ],
            options={
                'verbose_name': 'attachment',
                'verbose_name_plural': 'attachments',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EditedTextVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=100, verbose_name='text')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='subject')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'version of an edited text',
                'verbose_name_plural': 'versions of edited texts',
                'ordering': ['-at', '-pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['code', 'language'], name='text_versions')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('body', ''), ('subject', '')), models.Q(models.Q(('subject', ''), _negated=True), models.Q(('body', ''), _negated=True)), _connector='OR'), name='text_version_is_whole_or_standard', violation_error_message='A text has a subject and words.')],
            },
        ),
        migrations.CreateModel(
            name='MessageStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('queued', 'waiting'), ('sending', 'being sent'), ('sent', 'sent'), ('failed', 'refused'), ('uncertain', 'uncertain'), ('withheld', 'withheld')], max_length=9, verbose_name='status')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='mail.message', verbose_name='message')),
            ],
            options={
                'verbose_name': 'step of a message',
                'verbose_name_plural': 'steps of messages',
                'ordering': ['at', 'pk'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['queued', 'sending', 'sent', 'failed', 'uncertain', 'withheld'])), name='message_step_status_is_known', violation_error_message='A message has one of the known statuses.')],
            },
        ),
    ]
