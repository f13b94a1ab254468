import django.db.models.deletion
import steunpunt.reports.blocks.choosing
import steunpunt.website.blocks.choosing
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ('website', '0001_home_and_text_pages'),
    ]

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, max_length=400, verbose_name='opening words')),
                ('body', wagtail.fields.StreamField([('text', 3), ('picture', 6), ('contact', 13), ('search', 14), ('soon', 18), ('still_places', 18), ('themes', 14), ('figures', 25), ('latest_report', 27)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'heading', 'max_length': 80, 'required': False}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'bold', 'italic', 'link', 'document-link', 'ul', 'ol'], 'label': 'text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'paper'), ('yolk', 'yellow'), ('green', 'green'), ('coral', 'coral'), ('rose', 'rose'), ('sky', 'blue')], 'label': 'colour', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 1), ('colour', 2)]], {}), 4: ('steunpunt.website.blocks.choosing.PictureChoice', (), {'label': 'picture'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('picture', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'heading', 'max_length': 80}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'text', 'max_length': 400, 'required': False, 'rows': 3}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'heading', 'max_length': 60}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'text', 'max_length': 200, 'required': False}), 11: ('wagtail.blocks.StructBlock', [[('heading', 9), ('text', 10)]], {}), 12: ('wagtail.blocks.ListBlock', (11,), {'default': [], 'label': 'what happens then', 'max_num': 5, 'min_num': 0}), 13: ('wagtail.blocks.StructBlock', [[('heading', 7), ('text', 8), ('steps', 12), ('colour', 2)]], {}), 14: ('wagtail.blocks.StructBlock', [[('heading', 0), ('colour', 2)]], {}), 15: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'label': 'how many at most', 'max_value': 12, 'min_value': 1}), 16: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.website.blocks.choosing.theme_choices, 'label': 'only about this theme', 'required': False}), 17: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.website.blocks.choosing.kind_choices, 'label': 'only of this kind', 'required': False}), 18: ('wagtail.blocks.StructBlock', [[('heading', 0), ('number', 15), ('theme', 16), ('kind', 17), ('colour', 2)]], {}), 19: ('wagtail.blocks.CharBlock', (), {'help_text': 'Without a year: that comes by itself.', 'label': 'heading', 'max_length': 80, 'required': False}), 20: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.figure_choices, 'label': 'figure'}), 21: ('wagtail.blocks.CharBlock', (), {'help_text': 'In a few words, without digits.', 'label': 'name, if not its own', 'required': False}), 22: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who or what it is about, in small letters.', 'label': 'one more line', 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('code', 20), ('label', 21), ('more', 22)]], {}), 24: ('wagtail.blocks.ListBlock', (23,), {'label': 'numbers', 'max_num': 4, 'min_num': 1}), 25: ('wagtail.blocks.StructBlock', [[('heading', 19), ('numbers', 24), ('colour', 2)]], {}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'text', 'max_length': 300, 'required': False, 'rows': 3}), 27: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 26), ('colour', 2)]], {})}, verbose_name='blocks')),
            ],
            options={
                'verbose_name': 'page of text',
                'verbose_name_plural': 'pages of text',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('body', wagtail.fields.StreamField([('opening', 5), ('text', 8), ('picture', 11), ('contact', 18), ('search', 19), ('soon', 23), ('still_places', 23), ('themes', 19), ('figures', 30), ('latest_report', 32)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'For whom you are, in a line.', 'label': 'heading', 'max_length': 60}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'opening words', 'max_length': 300, 'required': False, 'rows': 3}), 2: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'label': 'with a search of the programme', 'required': False}), 3: ('steunpunt.website.blocks.choosing.PictureChoice', (), {'label': 'picture', 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'paper'), ('yolk', 'yellow'), ('green', 'green'), ('coral', 'coral'), ('rose', 'rose'), ('sky', 'blue')], 'label': 'colour', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('heading', 0), ('lead', 1), ('with_search', 2), ('picture', 3), ('colour', 4)]], {}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'heading', 'max_length': 80, 'required': False}), 7: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'bold', 'italic', 'link', 'document-link', 'ul', 'ol'], 'label': 'text'}), 8: ('wagtail.blocks.StructBlock', [[('heading', 6), ('text', 7), ('colour', 4)]], {}), 9: ('steunpunt.website.blocks.choosing.PictureChoice', (), {'label': 'picture'}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'max_length': 200, 'required': False}), 11: ('wagtail.blocks.StructBlock', [[('picture', 9), ('caption', 10)]], {}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'heading', 'max_length': 80}), 13: ('wagtail.blocks.TextBlock', (), {'label': 'text', 'max_length': 400, 'required': False, 'rows': 3}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'heading', 'max_length': 60}), 15: ('wagtail.blocks.CharBlock', (), {'label': 'text', 'max_length': 200, 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('heading', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.ListBlock', (16,), {'default': [], 'label': 'what happens then', 'max_num': 5, 'min_num': 0}), 18: ('wagtail.blocks.StructBlock', [[('heading', 12), ('text', 13), ('steps', 17), ('colour', 4)]], {}), 19: ('wagtail.blocks.StructBlock', [[('heading', 6), ('colour', 4)]], {}), 20: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'label': 'how many at most', 'max_value': 12, 'min_value': 1}), 21: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.website.blocks.choosing.theme_choices, 'label': 'only about this theme', 'required': False}), 22: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.website.blocks.choosing.kind_choices, 'label': 'only of this kind', 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('heading', 6), ('number', 20), ('theme', 21), ('kind', 22), ('colour', 4)]], {}), 24: ('wagtail.blocks.CharBlock', (), {'help_text': 'Without a year: that comes by itself.', 'label': 'heading', 'max_length': 80, 'required': False}), 25: ('wagtail.blocks.ChoiceBlock', [], {'choices': steunpunt.reports.blocks.choosing.figure_choices, 'label': 'figure'}), 26: ('wagtail.blocks.CharBlock', (), {'help_text': 'In a few words, without digits.', 'label': 'name, if not its own', 'required': False}), 27: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who or what it is about, in small letters.', 'label': 'one more line', 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('code', 25), ('label', 26), ('more', 27)]], {}), 29: ('wagtail.blocks.ListBlock', (28,), {'label': 'numbers', 'max_num': 4, 'min_num': 1}), 30: ('wagtail.blocks.StructBlock', [[('heading', 24), ('numbers', 29), ('colour', 4)]], {}), 31: ('wagtail.blocks.TextBlock', (), {'label': 'text', 'max_length': 300, 'required': False, 'rows': 3}), 32: ('wagtail.blocks.StructBlock', [[('heading', 6), ('text', 31), ('colour', 4)]], {})}, verbose_name='blocks')),
            ],
            options={
                'verbose_name': 'home page',
            },
            bases=('wagtailcore.page',),
        ),
    ]
