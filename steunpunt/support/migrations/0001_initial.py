import django.db.models.deletion
import django.utils.timezone
import steunpunt.records.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('records', '0001_initial'),
        ('sector', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeclineReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('label_nl', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('label_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'reason for declining',
                'verbose_name_plural': 'reasons for declining',
                'ordering': ['position', 'label_nl'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='support_declinereason_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='RequestTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.theme')),
            ],
            options={
                'verbose_name': 'theme of a request',
                'verbose_name_plural': 'themes of a request',
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('kind', models.CharField(choices=[('tailored', 'tailored support'), ('remediation', 'remediation')], default='tailored', max_length=11, verbose_name='kind')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                ('target_group', models.CharField(blank=True, choices=[('primary', 'primary target group'), ('secondary', 'secondary target group')], help_text='As on the day it was asked. Empty: not known.', max_length=9, verbose_name='target group then')),
                ('organisation_province', models.CharField(blank=True, max_length=40, verbose_name="organisation's province then")),
                ('requested_on', models.DateField(db_index=True, verbose_name='asked on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('staff', models.CharField(blank=True, help_text='Names, with commas.', max_length=200, verbose_name='staff')),
                ('half_days_planned', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='half-days planned')),
                ('participants_counted', models.PositiveIntegerField(blank=True, help_text='How many took part, named ones included. Empty: count the names.', null=True, verbose_name='participants, counted')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.organisation', verbose_name='organisation')),
                ('organisation_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.organisationtype', verbose_name='organisation type then')),
            ],
            options={
                'verbose_name': 'support',
                'verbose_name_plural': 'supports',
                'ordering': ['-requested_on', '-pk'],
                'permissions': [('view_remediation', 'Can see the names behind remediation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('requested_on')), _connector='OR'), name='closed_after_it_was_asked', violation_error_message='Closed before it was asked.'), models.CheckConstraint(condition=models.Q(('kind__in', ['tailored', 'remediation'])), name='support_kind_is_known', violation_error_message='This kind does not exist.')],
            },
        ),
        migrations.CreateModel(
            name='SupportParticipant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.person', verbose_name='person')),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='support.support')),
            ],
            options={
                'verbose_name': 'participant of a support',
                'verbose_name_plural': 'participants of a support',
                'constraints': [models.UniqueConstraint(fields=('support', 'person'), name='person_once_a_support', violation_error_message='This person takes part already.')],
            },
        ),
        migrations.CreateModel(
            name='SupportRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('target_group', models.CharField(blank=True, choices=[('primary', 'primary target group'), ('secondary', 'secondary target group')], help_text='As on the day it was received. Empty: not known.', max_length=9, verbose_name='target group then')),
                ('organisation_province', models.CharField(blank=True, max_length=40, verbose_name="organisation's province then")),
                ('received_on', models.DateField(db_index=True, verbose_name='received on')),
                ('channel', models.CharField(choices=[('form', 'request form'), ('mail', 'e-mail'), ('phone', 'phone'), ('talk', 'conversation'), ('other', 'other')], default='mail', max_length=5, verbose_name='channel')),
                ('question', models.TextField(blank=True, verbose_name='question')),
                ('decision', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('declined', 'declined'), ('referred', 'referred'), ('withdrawn', 'withdrawn')], max_length=9, verbose_name='decision')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ('decision_note', models.TextField(blank=True, verbose_name='note with the decision')),
                ('asker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.person', verbose_name='asked by')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('decline_reason', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='support.declinereason', verbose_name='reason for declining')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.organisation', verbose_name='for organisation')),
                ('organisation_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.organisationtype', verbose_name='organisation type then')),
                ('themes', models.ManyToManyField(blank=True, related_name='+', through='support.RequestTheme', to='sector.theme', verbose_name='themes')),
            ],
            options={
                'verbose_name': 'request',
                'verbose_name_plural': 'requests',
                'ordering': ['-received_on', '-pk'],
                'permissions': [('decide_supportrequest', 'Can decide on a request')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decision', ''), ('decided_on', None)), models.Q(models.Q(('decision', ''), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='decided_exactly_when_dated', violation_error_message='A decision has a date, and a date has a decision.'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'declined'), ('decline_reason__isnull', False)), models.Q(models.Q(('decision', 'declined'), _negated=True), ('decline_reason', None)), _connector='OR'), name='declined_exactly_with_a_reason', violation_error_message='A declined request has a reason, another one has none.'), models.CheckConstraint(condition=models.Q(('decided_on', None), ('decided_on__gte', models.F('received_on')), _connector='OR'), name='decided_after_it_was_received', violation_error_message='Decided before it was received.'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decision', ''), _negated=True), _connector='OR'), name='only_a_decision_has_a_decider', violation_error_message='Nobody decides without a decision.'), models.CheckConstraint(condition=models.Q(('decision__in', ['', 'accepted', 'declined', 'referred', 'withdrawn'])), name='decision_is_known', violation_error_message='This decision does not exist.'), models.CheckConstraint(condition=models.Q(('channel__in', ['form', 'mail', 'phone', 'talk', 'other'])), name='channel_is_known', violation_error_message='This channel does not exist.')],
            },
        ),
        migrations.AddField(
            model_name='requesttheme',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theme_links', to='support.supportrequest'),
        ),
        migrations.CreateModel(
            name='RequestStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('declined', 'declined'), ('referred', 'referred'), ('withdrawn', 'withdrawn')], max_length=9, verbose_name='decision')),
                ('on', models.DateField(db_index=True, verbose_name='on')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='support.supportrequest')),
            ],
            options={
                'verbose_name': 'step of a request',
                'verbose_name_plural': 'steps of a request',
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SupportRequestLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support_links', to='support.supportrequest')),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='request_links', to='support.support')),
            ],
            options={
                'verbose_name': 'request behind a support',
                'verbose_name_plural': 'requests behind a support',
                'constraints': [models.UniqueConstraint(fields=('support', 'request'), name='support_has_a_request_once', violation_error_message='This request stands there already.')],
            },
        ),
        migrations.AddField(
            model_name='support',
            name='requests',
            field=models.ManyToManyField(related_name='supports', through='support.SupportRequestLink', to='support.supportrequest', verbose_name='requests'),
        ),
        migrations.CreateModel(
            name='SupportSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('held_on', models.DateField(db_index=True, verbose_name='date')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='starts at')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends at')),
                ('half_days', models.PositiveSmallIntegerField(default=1, verbose_name='half-days')),
                ('half_days_reason', models.CharField(blank=True, max_length=200, verbose_name='why set by hand')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('given', 'given'), ('cancelled', 'cancelled')], default='planned', max_length=9, verbose_name='status')),
                ('staff', models.CharField(blank=True, max_length=200, verbose_name='staff')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='support.support', verbose_name='support')),
            ],
            options={
                'verbose_name': 'support session',
                'verbose_name_plural': 'support sessions',
                'ordering': ['support', 'held_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ends_at', None), ('starts_at', None)), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='support_session_ends_after_it_starts', violation_error_message='The session ends before it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('ends_at', None), ('starts_at', None)), models.Q(('ends_at__isnull', False), ('starts_at__isnull', False)), _connector='OR'), name='support_session_has_both_times_or_neither', violation_error_message='Give both times, or neither.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'given'), _negated=True), ('half_days__gte', 1), _connector='OR'), name='given_support_session_has_half_days', violation_error_message='A session that was given has at least one half-day.'), models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'given', 'cancelled'])), name='support_session_status_is_known', violation_error_message='This status does not exist.')],
            },
        ),
        migrations.CreateModel(
            name='SupportStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('open', 'under way'), ('closed', 'closed')], max_length=6, verbose_name='status')),
                ('on', models.DateField(db_index=True, verbose_name='on')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='support.support')),
            ],
            options={
                'verbose_name': 'step of a support',
                'verbose_name_plural': 'steps of a support',
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SupportTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theme_links', to='support.support')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.theme')),
            ],
            options={
                'verbose_name': 'theme of a support',
                'verbose_name_plural': 'themes of a support',
                'constraints': [models.UniqueConstraint(fields=('support', 'theme'), name='support_has_a_theme_once', violation_error_message='This theme stands there already.')],
            },
        ),
        migrations.AddField(
            model_name='support',
            name='themes',
            field=models.ManyToManyField(blank=True, related_name='+', through='support.SupportTheme', to='sector.theme', verbose_name='themes'),
        ),
        migrations.AddConstraint(
            model_name='requesttheme',
            constraint=models.UniqueConstraint(fields=('request', 'theme'), name='request_has_a_theme_once', violation_error_message='This theme stands there already.'),
        ),
    ]
