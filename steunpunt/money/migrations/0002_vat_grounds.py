"""The grounds that a support centre in Belgium meets, to start from."""

from django.db import migrations

GROUNDS = (
    {
        "reference": "E-TRAINING",
        "category": "E",
        "name_nl": "Vorming, vrijgesteld",
        "name_en": "Training, exempt",
        "reason_nl": "Vrijgesteld van btw, artikel 44, § 2, 4° van het Btw-wetboek.",
        "reason_en": "Exempt from VAT, article 44, § 2, 4° of the Belgian VAT Code.",
        "vatex": "VATEX-EU-132-1I",
    },
    {
        "reference": "O-OUTSIDE",
        "category": "O",
        "name_nl": "Buiten het toepassingsgebied van de btw",
        "name_en": "Outside the scope of VAT",
        "reason_nl": "Niet onderworpen aan btw.",
        "reason_en": "Not subject to VAT.",
        "vatex": "VATEX-EU-O",
    },
    {
        "reference": "S-21",
        "category": "S",
        "rate": 21,
        "name_nl": "Btw 21%",
        "name_en": "VAT 21%",
    },
    {
        "reference": "S-6",
        "category": "S",
        "rate": 6,
        "name_nl": "Btw 6% (drukwerk)",
        "name_en": "VAT 6% (printed matter)",
    },
)


def add(apps, schema_editor):
    ground = apps.get_model("money", "VatGround")
    ground.objects.bulk_create([ground(**one) for one in GROUNDS])


def remove(apps, schema_editor):
    codes = [one["reference"] for one in GROUNDS]
    apps.get_model("money", "VatGround").objects.filter(reference__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("money", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
