import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    # The libraries first: each of their steps would draw up all of our tables again.
    dependencies = [
        ('accounts', '__first__'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=255, verbose_name='source')),
                ('fingerprint', models.CharField(blank=True, max_length=64, verbose_name='fingerprint')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='imported at')),
                ('counts', models.JSONField(default=dict, verbose_name='rows')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone at')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=64, verbose_name='kind of record')),
                ('kept_id', models.CharField(max_length=64, verbose_name='kept')),
                ('kept_reference', models.CharField(max_length=64, verbose_name='reference of what was kept')),
                ('absorbed_id', models.CharField(max_length=64, verbose_name='absorbed')),
                ('absorbed_reference', models.CharField(max_length=64, verbose_name='reference of what was absorbed')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('document', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='what was done')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by')),
            ],
            options={
                'verbose_name': 'merge',
                'verbose_name_plural': 'merges',
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kept_id', models.F('absorbed_id')), _negated=True), name='merge_is_of_two_records', violation_error_message='A record cannot be merged with itself.'), models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('model', 'absorbed_id'), name='absorbed_once_until_undone', violation_error_message='This record was merged already.'), models.CheckConstraint(condition=models.Q(('undone_by', None), ('undone_at__isnull', False), _connector='OR'), name='who_undid_a_merge_has_a_date', violation_error_message='Say when the merge was undone.')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=64, verbose_name='kind of record')),
                ('record_id', models.CharField(max_length=64, verbose_name='record')),
                ('reference', models.CharField(max_length=64, verbose_name='reference')),
                ('kind', models.CharField(choices=[('created', 'created'), ('changed', 'changed'), ('deleted', 'deleted'), ('merged', 'merged'), ('unmerged', 'merge undone')], max_length=8, verbose_name='what')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='when')),
                ('before', models.JSONField(default=dict, verbose_name='before')),
                ('after', models.JSONField(default=dict, verbose_name='after')),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='records.batch', verbose_name='import')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('merge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='records.merge', verbose_name='merge')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'ordering': ['-at', '-pk'],
                'permissions': [('view_personal_data', 'Can see personal details of people')],
                'indexes': [models.Index(fields=['model', 'record_id'], name='change_of_record')],
            },
        ),
        migrations.CreateModel(
            name='KeptApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=64, verbose_name='kind of record')),
                ('first_id', models.CharField(max_length=64, verbose_name='first')),
                ('second_id', models.CharField(max_length=64, verbose_name='second')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'pair to keep apart',
                'verbose_name_plural': 'pairs to keep apart',
                'constraints': [models.CheckConstraint(condition=models.Q(('first_id', models.F('second_id')), _negated=True), name='kept_apart_are_two_records', violation_error_message='These are one and the same record.'), models.UniqueConstraint(fields=('model', 'first_id', 'second_id'), name='kept_apart_once', violation_error_message='These two are kept apart already.')],
            },
        ),
    ]
