import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CentreSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Steunpunt', max_length=80, verbose_name='name')),
                ('tagline', models.CharField(blank=True, max_length=120, verbose_name='what it is')),
                ('address', models.TextField(blank=True, verbose_name='address')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('funder', models.CharField(blank=True, max_length=120, verbose_name='supported by')),
                ('notice_nl', models.TextField(blank=True, help_text='For example that the records are synthetic.', verbose_name='notice on every page, Dutch')),
                ('notice_en', models.TextField(blank=True, verbose_name='notice on every page, English')),
                ('invented_years', models.CharField(blank=True, help_text='Years whose records were made up, such as 2018. Charts hatch them, and every page, file and edition of them says so.', max_length=200, verbose_name='invented years')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'the centre',
            },
        ),
    ]
