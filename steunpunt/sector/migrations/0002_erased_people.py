from django.db import migrations, models


def blank_the_erased(apps, schema_editor):
    people = apps.get_model("sector", "Person").objects.filter(erased_at__isnull=False)
    people.update(first_name="", last_name="", email="", phone="")


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0001_initial'),
        ('sector', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(blank_the_erased, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('email', ''), ('first_name', ''), ('last_name', ''), ('phone', '')), _connector='OR'), name='erased_person_has_no_details', violation_error_message='Who was erased gets no name any more.'),
        ),
    ]
