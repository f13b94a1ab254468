from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('money', '0002_vat_grounds'),
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='orderline',
            index=models.Index(condition=models.Q(('about', ''), _negated=True), fields=['about'], name='order_line_about'),
        ),
    ]
