import django.db.models.deletion
import django.db.models.expressions
import steunpunt.records.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('title_nl', models.CharField(max_length=120, verbose_name='title in Dutch')),
                ('title_en', models.CharField(blank=True, max_length=120, verbose_name='title in English')),
                ('purpose', models.CharField(choices=[('evaluation', 'evaluation, right after'), ('registration', 'with a registration'), ('follow_up', 'follow-up, months after')], max_length=12, verbose_name='asked')),
                ('answers_kept_days', models.PositiveSmallIntegerField(blank=True, help_text='Counted from the end of the activity. Empty: as long as the centre keeps such answers. Those of an evaluation name nobody, and stay.', null=True, verbose_name='days that answers with a registration are kept')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'questionnaire',
                'verbose_name_plural': 'questionnaires',
                'ordering': ['purpose', 'title_nl'],
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['evaluation', 'registration', 'follow_up'])), name='purpose_of_a_questionnaire_is_known', violation_error_message='Choose when it is asked.'), models.CheckConstraint(condition=models.Q(('answers_kept_days', None), ('answers_kept_days__gte', 1), _connector='OR'), name='answers_are_kept_a_day_at_least', violation_error_message='Answers are kept for at least a day.')],
            },
        ),
        migrations.CreateModel(
            name='QuestionnaireVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='asked since')),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='questionnaires.questionnaire', verbose_name='questionnaire')),
            ],
            options={
                'verbose_name': 'version of a questionnaire',
                'verbose_name_plural': 'versions of a questionnaire',
                'ordering': ['questionnaire', 'number'],
                'constraints': [models.UniqueConstraint(fields=('questionnaire', 'number'), name='version_number_once_a_questionnaire', violation_error_message='This version is there already.'), models.UniqueConstraint(condition=models.Q(('published_at', None)), fields=('questionnaire',), name='one_draft_a_questionnaire', violation_error_message='Somebody works on a new version already.'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='versions_are_numbered_from_one', violation_error_message='Versions are numbered from 1.')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='place')),
                ('kind', models.CharField(choices=[('scale', 'a number on a scale'), ('choice', 'one of several'), ('several', 'several of several'), ('text', 'in your own words'), ('yes_no', 'yes or no')], max_length=7, verbose_name='how one answers')),
                ('text_nl', models.CharField(max_length=300, verbose_name='question in Dutch')),
                ('text_en', models.CharField(blank=True, max_length=300, verbose_name='question in English')),
                ('required', models.BooleanField(default=False, verbose_name='must be answered')),
                ('lowest', models.SmallIntegerField(default=1, verbose_name='lowest of the scale')),
                ('highest', models.SmallIntegerField(default=5, verbose_name='highest of the scale')),
                ('lowest_nl', models.CharField(blank=True, max_length=60, verbose_name='word at the lowest')),
                ('lowest_en', models.CharField(blank=True, max_length=60, verbose_name='the same in English')),
                ('highest_nl', models.CharField(blank=True, max_length=60, verbose_name='word at the highest')),
                ('highest_en', models.CharField(blank=True, max_length=60, verbose_name='the same in English')),
                ('choices_nl', models.TextField(blank=True, help_text='One on a line.', verbose_name='choices')),
                ('choices_en', models.TextField(blank=True, help_text='As many lines.', verbose_name='choices in English')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='questionnaires.questionnaireversion')),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'ordering': ['version', 'position'],
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='one_question_at_a_place', violation_error_message='There is a question at this place.'), models.CheckConstraint(condition=models.Q(('kind__in', ['scale', 'choice', 'several', 'text', 'yes_no'])), name='question_kind_is_known', violation_error_message='Choose how one answers.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'scale'), _negated=True), models.Q(('highest__gt', models.F('lowest')), ('highest__lte', django.db.models.expressions.CombinedExpression(models.F('lowest'), '+', models.Value(10)))), _connector='OR'), name='scale_of_a_question_has_two_to_eleven_steps', violation_error_message='The highest is above the lowest, by ten at most.'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['choice', 'several']), _negated=True), models.Q(('choices_nl', ''), _negated=True), _connector='OR'), name='choice_has_choices', violation_error_message='Write the choices, one on a line.')],
            },
        ),
        migrations.CreateModel(
            name='AnswerSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', models.CharField(db_index=True, max_length=80, verbose_name='about')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answer_sets', to='questionnaires.questionnaireversion')),
            ],
            options={
                'verbose_name': 'filled-in form',
                'verbose_name_plural': 'filled-in forms',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('about', ''), _negated=True), name='answers_are_about_something', violation_error_message='Say what it is about.')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(blank=True, verbose_name='words')),
                ('number', models.SmallIntegerField(blank=True, null=True, verbose_name='number')),
                ('answer_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='questionnaires.answerset')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='questionnaires.question')),
            ],
            options={
                'verbose_name': 'answer',
                'verbose_name_plural': 'answers',
                'ordering': ['question', 'id'],
                'constraints': [models.UniqueConstraint(fields=('answer_set', 'question', 'number'), name='answered_once', violation_error_message='This was answered already.'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), models.Q(('text', ''), _negated=True)), models.Q(('number__isnull', False), ('text', '')), _connector='OR'), name='answer_is_words_or_a_number', violation_error_message='An answer is words, or a number.')],
            },
        ),
    ]
