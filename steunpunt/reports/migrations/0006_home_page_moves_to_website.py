"""The home page shows the programme too, so it moves to the app above both."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0005_blocks_and_comparisons'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable('HomePage', 'website_homepage'),
            ],
            state_operations=[
                migrations.DeleteModel('HomePage'),
            ],
        ),
    ]
