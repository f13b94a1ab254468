import django.core.validators
import django.db.models.deletion
import steunpunt.reports.blocks.choosing
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('pictures', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appreciation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_code', models.CharField(max_length=21, unique=True, verbose_name='period')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='times')),
            ],
            options={
                'verbose_name': 'appreciation',
                'verbose_name_plural': 'appreciations',
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_code', models.CharField(max_length=21, verbose_name='period')),
                ('number', models.PositiveSmallIntegerField(verbose_name='edition')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
                ('reason', models.TextField(blank=True, verbose_name='reason for the correction')),
                ('signed_notes', models.JSONField(default=dict, verbose_name='signed notes')),
                ('document', models.JSONField(verbose_name='figures')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['-period_code', '-number'],
                'permissions': [('publish_edition', 'Can publish an edition')],
                'constraints': [models.UniqueConstraint(fields=('period_code', 'number'), name='edition_number_once_a_period'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='correction_has_a_reason', violation_error_message='Say why a new edition is needed.')],
            },
        ),
        migrations.CreateModel(
            name='Comparison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('compared_at', models.DateTimeField(verbose_name='compared at')),
                ('newest_change', models.BigIntegerField(default=0, verbose_name='newest change seen')),
                ('found', models.JSONField(default=dict, verbose_name='differences')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='comparison', to='reports.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'comparison',
                'verbose_name_plural': 'comparisons',
            },
        ),
        migrations.CreateModel(
            name='EditionStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stories', to='reports.edition')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.page')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'published story',
                'verbose_name_plural': 'published stories',
                'constraints': [models.UniqueConstraint(fields=('edition', 'page'), name='page_once_an_edition')],
            },
        ),
        migrations.CreateModel(
            name='FrozenRows',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record_set', models.CharField(max_length=64, verbose_name='record set')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('data', models.BinaryField(verbose_name='rows')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='row_chunks', to='reports.edition')),
            ],
            options={
                'verbose_name': 'frozen records',
                'verbose_name_plural': 'frozen records',
                'constraints': [models.UniqueConstraint(fields=('edition', 'record_set', 'number'), name='frozen_chunk_once')],
            },
        ),
        migrations.CreateModel(
            name='ReportPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('period_code', models.CharField(help_text='The year this report is about.', max_length=21, validators=[django.core.validators.RegexValidator('^\\d{4}$', 'A year has four digits.')], verbose_name='period')),
                ('over', models.CharField(blank=True, max_length=60, verbose_name='above the year')),
                ('cover_text', models.CharField(blank=True, max_length=120, verbose_name='below the cover')),
                ('body', wagtail.fields.StreamField([('chapter', 85)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'One or two words.', 'label': 'name in the menu', 'max_length': 30}), 1: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'label': 'in the menu', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'A chapter without one belongs to the chapter before it.', 'label': 'heading', 'required': False}), 3: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'figure', 'quoted'], 'label': 'opening', 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'paper'), ('yolk', 'yellow'), ('green', 'green'), ('coral', 'coral'), ('rose', 'rose'), ('sky', 'blue')], 'label': 'colour', 'required': False}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('above', 'heading left, opening right, the parts below'), ('under', 'heading and first part left, opening and text right'), ('beside', 'first part left; heading, opening and text right')], 'label': 'layout'}), 6: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ul', 'ol', 'h3', 'figure', 'quoted'], 'help_text': 'Put numbers in with the button “Live figure”. Typed digits stop publishing.', 'label': 'text'}), 7: ('wagtail.blocks.BooleanBlock', (), {'label': 'larger, as an opening', 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('text', 6), ('lead', 7)]], {'group': 'Words'}), 9: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks.', 'label': 'quote'}), 10: ('wagtail.blocks.CharBlock', (), {'help_text': 'A name, or what the person does when the name stays out.', 'label': 'who said it'}), 11: ('wagtail.blocks.CharBlock', (), {'help_text': 'Where and when it was said or written.', 'label': 'source', 'required': False}), 12: ('wagtail.blocks.URLBlock', (), {'label': 'address of the source', 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('quote', 9), ('by', 10), ('source', 11), ('link', 12)]], {'group': 'Words'}), 14: ('wagtail.blocks.CharBlock', (), {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'words', 'min_num': 2}), 16: ('wagtail.blocks.StructBlock', [[('words', 15)]], {'group': 'Words'}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'when'}), 18: ('wagtail.blocks.CharBlock', (), {'label': 'heading'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'text', 'required': False}), 20: ('wagtail.blocks.BooleanBlock', (), {'label': 'still to come', 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('when', 17), ('heading', 18), ('text', 19), ('to_come', 20)]], {}), 22: ('wagtail.blocks.ListBlock', (21,), {'label': 'moments', 'min_num': 2}), 23: ('wagtail.blocks.StructBlock', [[('moments', 22)]], {'group': 'Words'}), 24: ('wagtail.blocks.DateBlock', (), {'label': 'day'}), 25: ('wagtail.blocks.StructBlock', [[('day', 24)]], {'group': 'Words'}), 26: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.figure_choices, 'label': 'figure'}), 27: ('wagtail.blocks.CharBlock', (), {'help_text': 'In a few words, without digits.', 'label': 'name, if not its own', 'required': False}), 28: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who or what it is about, in small letters.', 'label': 'one more line', 'required': False}), 29: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'numbers', 'max_num': 4, 'min_num': 1}), 31: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('large', 'very large'), ('medium', 'large')], 'label': 'size'}), 32: ('wagtail.blocks.StructBlock', [[('numbers', 30), ('size', 31)]], {'group': 'Figures'}), 33: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.breakdown_choices, 'label': 'divided by'}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'What comes before the name of each cell, such as “followers on”.', 'label': 'name', 'required': False}), 35: ('wagtail.blocks.StructBlock', [[('code', 26), ('dimension', 33), ('words', 34), ('size', 31)]], {'group': 'Figures'}), 36: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'first share'}), 37: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'second share'}), 38: ('wagtail.blocks.StructBlock', [[('first', 36), ('second', 37)]], {'group': 'Figures'}), 39: ('wagtail.blocks.ListBlock', (29,), {'label': 'gauges', 'max_num': 3, 'min_num': 1}), 40: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'figure', 'quoted'], 'label': 'note below', 'required': False}), 41: ('wagtail.blocks.StructBlock', [[('gauges', 39), ('note', 40)]], {'group': 'Figures'}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'required': False}), 43: ('wagtail.blocks.StructBlock', [[('code', 26), ('caption', 42)]], {'group': 'Figures'}), 44: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'what came in'}), 45: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'what was taken up'}), 46: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'what was not'}), 47: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'what came out'}), 48: ('wagtail.blocks.StructBlock', [[('code', 26), ('label', 27), ('more', 28)]], {'label': 'what gave nothing more'}), 49: ('wagtail.blocks.ListBlock', (29,), {'label': 'divided in', 'max_num': 4, 'min_num': 1}), 50: ('wagtail.blocks.StructBlock', [[('whole', 44), ('kept', 45), ('lost', 46), ('given', 47), ('rest', 48), ('split', 49), ('caption', 42)]], {'group': 'Figures'}), 51: ('wagtail.blocks.CharBlock', (), {'help_text': 'Say what the chart shows, not what it is.', 'label': 'heading'}), 52: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.breakdown_choices, 'label': 'divided by', 'required': False}), 53: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'earlier years beside it', 'max_value': 6, 'min_value': 0}), 54: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('bars', 'upright bars'), ('rows', 'lying bars'), ('line', 'line')], 'label': 'form'}), 55: ('wagtail.blocks.StructBlock', [[('heading', 51), ('code', 26), ('dimension', 52), ('years', 53), ('form', 54), ('caption', 42)]], {'group': 'Figures'}), 56: ('wagtail.blocks.CharBlock', (), {'help_text': 'Say what the charts show, not what they are.', 'label': 'heading'}), 57: ('wagtail.blocks.CharBlock', (), {'label': 'text above', 'required': False}), 58: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.figure_choices}), 59: ('wagtail.blocks.ListBlock', (58,), {'label': 'figures', 'max_num': 6, 'min_num': 2}), 60: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'earlier years beside it', 'max_value': 4, 'min_value': 1}), 61: ('wagtail.blocks.StructBlock', [[('heading', 56), ('text', 57), ('codes', 59), ('years', 60), ('caption', 42)]], {'group': 'Figures'}), 62: ('wagtail.blocks.ListBlock', (58,), {'label': 'figures', 'max_num': 6, 'min_num': 1}), 63: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.breakdown_choices, 'label': 'rows by'}), 64: ('wagtail.blocks.BooleanBlock', (), {'label': 'largest first', 'required': False}), 65: ('wagtail.blocks.BooleanBlock', (), {'label': 'a bar below each number', 'required': False}), 66: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'For at most three figures and a handful of rows.', 'label': 'also draw arches', 'required': False}), 67: ('wagtail.blocks.StructBlock', [[('heading', 18), ('codes', 62), ('dimension', 63), ('largest_first', 64), ('bars', 65), ('arches', 66), ('caption', 42)]], {'group': 'Figures'}), 68: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('column', 'one, in the column'), ('full', 'one, over the full width'), ('split', 'two, side by side'), ('grid', 'three or more, in a grid')], 'label': 'layout'}), 69: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'picture'}), 70: ('wagtail.blocks.StructBlock', [[('picture', 69), ('caption', 42)]], {}), 71: ('wagtail.blocks.ListBlock', (70,), {'label': 'pictures', 'min_num': 1}), 72: ('wagtail.blocks.StructBlock', [[('layout', 68), ('pictures', 71)]], {'group': 'Pictures'}), 73: ('wagtail.blocks.StructBlock', [[]], {'group': 'Closing'}), 74: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'figure', 'quoted'], 'label': 'text'}), 75: ('wagtail.blocks.StructBlock', [[('text', 74)]], {'group': 'Closing'}), 76: ('wagtail.blocks.CharBlock', (), {'help_text': 'Such as: text, layout.', 'label': 'what'}), 77: ('wagtail.blocks.CharBlock', (), {'label': 'who'}), 78: ('wagtail.blocks.StructBlock', [[('what', 76), ('who', 77)]], {}), 79: ('wagtail.blocks.ListBlock', (78,), {'label': 'makers', 'min_num': 1}), 80: ('wagtail.blocks.StructBlock', [[('makers', 79)]], {'group': 'Closing'}), 81: ('wagtail.blocks.StreamBlock', [[('text', 8), ('quote', 13), ('words', 16), ('timeline', 23), ('day', 25), ('big_numbers', 32), ('big_cells', 35), ('share', 38), ('gauges', 41), ('half_days', 43), ('funnel', 50), ('chart', 55), ('small_multiples', 61), ('table', 67), ('pictures', 72), ('downloads', 73), ('contact', 75), ('credits', 73), ('made_by', 80), ('appreciate', 73)]], {'label': 'left', 'min_num': 1}), 82: ('wagtail.blocks.StreamBlock', [[('text', 8), ('quote', 13), ('words', 16), ('timeline', 23), ('day', 25), ('big_numbers', 32), ('big_cells', 35), ('share', 38), ('gauges', 41), ('half_days', 43), ('funnel', 50), ('chart', 55), ('small_multiples', 61), ('table', 67), ('pictures', 72), ('downloads', 73), ('contact', 75), ('credits', 73), ('made_by', 80), ('appreciate', 73)]], {'label': 'right', 'min_num': 1}), 83: ('wagtail.blocks.StructBlock', [[('left', 81), ('right', 82)]], {}), 84: ('wagtail.blocks.StreamBlock', [[('text', 8), ('quote', 13), ('words', 16), ('timeline', 23), ('day', 25), ('big_numbers', 32), ('big_cells', 35), ('share', 38), ('gauges', 41), ('half_days', 43), ('funnel', 50), ('chart', 55), ('small_multiples', 61), ('table', 67), ('pictures', 72), ('downloads', 73), ('contact', 75), ('credits', 73), ('made_by', 80), ('appreciate', 73), ('pair', 83)]], {'label': 'parts', 'required': False}), 85: ('wagtail.blocks.StructBlock', [[('name', 0), ('in_menu', 1), ('heading', 2), ('lead', 3), ('colour', 4), ('layout', 5), ('parts', 84)]], {})}, verbose_name='chapters')),
                ('made_by', models.CharField(blank=True, max_length=200, verbose_name='made by')),
                ('cover_picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pictures.picture', verbose_name='cover picture')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
            },
            bases=('wagtailcore.page',),
        ),
    ]
