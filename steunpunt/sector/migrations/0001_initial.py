import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import steunpunt.records.models
import steunpunt.sector.enterprise_number
import steunpunt.sector.folding
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OrganisationType',
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
                'verbose_name': 'organisation type',
                'verbose_name_plural': 'organisation types',
                'ordering': ['position', 'label_nl'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_organisationtype_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('name', models.CharField(db_index=True, max_length=200, verbose_name='name')),
                ('enterprise_number', models.CharField(blank=True, db_index=True, help_text='Ten digits, for example 0123.456.749. Empty when it has none.', max_length=10, validators=[steunpunt.sector.enterprise_number.validate], verbose_name='enterprise number')),
                ('association_code', models.CharField(blank=True, help_text='V and seven digits.', max_length=8, verbose_name='code in the associations register')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('folded_name', models.GeneratedField(db_persist=True, expression=steunpunt.sector.folding.FoldedName('name'), output_field=models.CharField(max_length=210, verbose_name='name without accents'))),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='sector.organisation', verbose_name='merged into')),
                ('type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='sector.organisationtype', verbose_name='type')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ['name'],
                'permissions': [('merge_organisation', 'Can merge organisations')],
                'indexes': [models.Index(fields=['folded_name'], name='organisation_by_folded_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='organisation_is_not_merged_into_itself', violation_error_message='A record cannot be merged with itself.'), models.CheckConstraint(condition=models.Q(('enterprise_number', ''), ('enterprise_number__regex', '^[01][0-9]{9}$'), _connector='OR'), name='enterprise_number_has_ten_digits', violation_error_message='An enterprise number has ten digits.'), models.CheckConstraint(condition=models.Case(models.When(enterprise_number__regex='^[01][0-9]{9}$', then=models.ExpressionWrapper(models.Q(django.db.models.lookups.Exact(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('enterprise_number', 9, 2), models.IntegerField()), django.db.models.expressions.CombinedExpression(models.Value(97), '-', django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('enterprise_number', 1, 8), models.IntegerField()), '%%', models.Value(97))))), models.BooleanField())), default=models.Value(True), output_field=models.BooleanField()), name='enterprise_number_has_a_right_check', violation_error_message='The last two digits of the enterprise number do not fit.'), models.CheckConstraint(condition=models.Q(('association_code', ''), ('association_code__regex', '^V[0-9]{7}$'), _connector='OR'), name='association_code_is_v_and_seven_digits', violation_error_message='The code is V and seven digits.')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('first_name', models.CharField(blank=True, max_length=80, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=80, verbose_name='last name')),
                ('email', models.EmailField(blank=True, db_index=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased at')),
                ('folded_name', models.GeneratedField(db_persist=True, expression=steunpunt.sector.folding.FoldedName('first_name', 'last_name'), output_field=models.CharField(max_length=170, verbose_name='name without accents'))),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='sector.person', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['last_name', 'first_name'],
                'permissions': [('merge_person', 'Can merge people')],
                'indexes': [models.Index(fields=['folded_name'], name='person_by_folded_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='person_is_not_merged_into_itself', violation_error_message='A record cannot be merged with itself.')],
            },
        ),
        migrations.CreateModel(
            name='Recognition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('decree', models.CharField(blank=True, max_length=120, verbose_name='decree')),
                ('policy_period', models.CharField(blank=True, max_length=20, verbose_name='policy period')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='source')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recognitions', to='sector.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'recognition',
                'verbose_name_plural': 'recognitions',
                'ordering': ['valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', 'valid_from', 'valid_to'], name='recognition_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_recognition_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='role')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='sector.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='sector.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_role_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='TargetGroupRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('recognised', models.BooleanField(blank=True, help_text='Yes, no, or unknown when recognition does not matter.', null=True, verbose_name='recognised')),
                ('group', models.CharField(choices=[('primary', 'primary target group'), ('secondary', 'secondary target group')], max_length=9, verbose_name='target group')),
                ('description_nl', models.CharField(blank=True, max_length=255, verbose_name='in words, Dutch')),
                ('description_en', models.CharField(blank=True, max_length=255, verbose_name='in words, English')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation_type', models.ForeignKey(blank=True, help_text='Empty: every type.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.organisationtype', verbose_name='organisation type')),
            ],
            options={
                'verbose_name': 'target-group rule',
                'verbose_name_plural': 'target-group rules',
                'ordering': ['position', 'valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_targetgrouprule_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('label_nl', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('label_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('about_nl', models.TextField(blank=True, verbose_name='what it is about, in Dutch')),
                ('about_en', models.TextField(blank=True, verbose_name='what it is about, in English')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'theme',
                'verbose_name_plural': 'themes',
                'ordering': ['position', 'label_nl'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_theme_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='HalfDayRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('minutes_per_half_day', models.PositiveSmallIntegerField(default=240, verbose_name='minutes in a half-day')),
                ('most_per_day', models.PositiveSmallIntegerField(default=2, verbose_name='most half-days in a day')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'half-day rule',
                'verbose_name_plural': 'half-day rules',
                'ordering': ['valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_halfdayrule_ends_after_it_starts', violation_error_message='The last day comes before the first.'), models.CheckConstraint(condition=models.Q(('minutes_per_half_day__gte', 1), ('most_per_day__gte', 1)), name='half_day_rule_counts_something', violation_error_message='A half-day has at least one minute, and a day one half-day.')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('folded_name', models.GeneratedField(db_persist=True, expression=steunpunt.sector.folding.FoldedName('name'), output_field=models.CharField(max_length=210, verbose_name='name without accents'))),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='sector.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'former name',
                'verbose_name_plural': 'former names',
                'ordering': ['valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_organisationname_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('municipality', models.CharField(blank=True, max_length=80, verbose_name='municipality')),
                ('nis_code', models.CharField(blank=True, max_length=5, verbose_name='NIS code')),
                ('province', models.CharField(max_length=40, verbose_name='province')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='sector.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'seat',
                'verbose_name_plural': 'seats',
                'ordering': ['valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='sector_organisationplace_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
    ]
