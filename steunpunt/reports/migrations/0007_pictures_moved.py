"""Pictures are of the app `pictures` now, with their tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pictures', '0001_pictures_come_from_reports'),
        ('reports', '0006_home_page_moves_to_website'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='reportpage',
                    name='cover_picture',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pictures.picture', verbose_name='cover picture'),
                ),
                migrations.DeleteModel('PictureRendition'),
                migrations.DeleteModel('Picture'),
            ],
        ),
    ]
