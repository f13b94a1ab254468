"""Somebody's name, in whatever the site keeps."""

from datetime import timedelta

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from steunpunt.mail.tests.builders import a_message
from steunpunt.money.tests.builders import one_of_each
from steunpunt.programme.erasing.staying import LEFT_ALONE
from steunpunt.programme.models import Registration
from steunpunt.programme.placing import booking
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.tests.builders import a_late_change, a_mailing, an_activity
from steunpunt.records.sweeping import every_text_column
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_role, an_organisation

FIRST, LAST = "Merktekena", "Zoekwoordjes"
NAME = f"{FIRST} {LAST}"
EMAIL, PHONE = "merkteken@zoekwoord.example", "0499 88 77 66"
MARKERS = (FIRST, LAST, EMAIL, PHONE)


def lived(person: Person) -> None:
    """What else hangs on them, made through the verbs of the site."""
    activity = an_activity(
        timezone.localdate() + timedelta(days=30), is_public=True, places=9
    )
    _hold, token = booking.hold_places(activity, 1)
    asked = Asked(
        [Comer(FIRST, LAST, EMAIL)],
        contact_name=NAME,
        contact_email=EMAIL,
        contact_phone=PHONE,
        remarks=f"Ik ben {NAME}.",
        needs=f"{FIRST} komt met de rolstoel.",
    )
    made = booking.book(token, asked).booking
    one = made.registrations.get()
    a_late_change(one, reason=f"{FIRST} is ziek")
    a_role(person, an_organisation())
    one.status, one.cancelled_at = Registration.Status.CANCELLED, timezone.now()
    one.save()
    one_of_each()
    a_mailing(activity)
    a_message()


def is_an_exception(column: str) -> bool:
    return column in LEFT_ALONE or column.rpartition(".")[0] in LEFT_ALONE


def plant() -> set[str]:
    """The name in every text column that is swept, of each table with a row."""
    planted = set()
    for model, fields in every_text_column():
        if model._meta.label in LEFT_ALONE:
            continue
        row = model._base_manager.order_by("pk").first()
        for field in fields if row is not None else ():
            if is_an_exception(f"{model._meta.label}.{field.name}"):
                continue
            text = NAME if (field.max_length or 999) < 60 else f"x {NAME}, {EMAIL}"
            value = {"zei": [text]} if isinstance(field, models.JSONField) else text
            if isinstance(field, models.EmailField):
                value = EMAIL
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=row.pk).update(**{field.name: value})
            except DatabaseError:
                continue  # a rule of the database lets no text in
            planted.add(f"{model._meta.label}.{field.name}")
    return planted


def still_there() -> dict[str, str]:
    """Column → what it still holds, over every column that can hold text or bytes."""
    found, tables = {}, connection.introspection.table_names()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table not in tables:
            continue  # for another database
        for field in model._meta.local_concrete_fields:
            for value in model._base_manager.values_list(field.name, flat=True):
                said = bytes(value) if isinstance(value, memoryview) else value
                words = said.decode("latin-1") if isinstance(said, bytes) else str(said)
                if any(marker.lower() in words.lower() for marker in MARKERS):
                    found[f"{model._meta.label}.{field.name}"] = words[:200]
    return found
