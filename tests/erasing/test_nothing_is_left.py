"""Whatever table a name stands in, it is gone; and every figure is what it was."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.exchange.erasing import _files
from steunpunt.exchange.exporting import export
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.models import Export
from steunpunt.exchange.reading import open_source
from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period
from steunpunt.mail.tests.builders import a_message
from steunpunt.money.tests.builders import one_of_each
from steunpunt.programme.erasing.acting import erase
from steunpunt.programme.erasing.staying import LEFT_ALONE, STAYS
from steunpunt.programme.erasing.whom import whom
from steunpunt.programme.models import Registration
from steunpunt.programme.placing import booking
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.tests.builders import a_late_change, a_mailing, an_activity
from steunpunt.records.sweeping import every_text_column, text_columns
from steunpunt.reports.models import Edition
from steunpunt.reports.publishing import publish
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_role, an_organisation
from tests.merging.test_editions import bits

FIRST, LAST = "Merktekena", "Zoekwoordjes"
NAME = f"{FIRST} {LAST}"
EMAIL, PHONE = "merkteken@zoekwoord.example", "0499 88 77 66"
MARKERS = (FIRST, LAST, EMAIL, PHONE)


@pytest.fixture
def noor(demo_years) -> User:
    return User.objects.create_superuser("noor@example.org", "x", first_name="Noor")


@pytest.fixture
def marked(demo_years) -> Person:
    """Somebody who took part in 2019."""
    came = Registration.objects.attended().filter(activity__starts_on__year=2019)
    person = came.order_by("pk").first().person
    person.first_name, person.last_name = FIRST, LAST
    person.email, person.phone = EMAIL, PHONE
    person.save()
    return person


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


@pytest.mark.one_database  # which tables a search has depends on the database
def test_every_exception_exists() -> None:
    for one in LEFT_ALONE:
        app, model, *column = one.split(".")
        found = apps.get_model(app, model)
        assert not column or column[0] in {f.name for f in text_columns(found)}, one
    assert all(map(str, STAYS.values()))


def test_what_somebody_did_here_is_nowhere_to_be_read(noor, marked) -> None:
    lived(marked)
    assert len(still_there()) > 8

    erase(whom(marked), by=noor)

    assert still_there() == {}


def test_no_column_of_any_table_is_forgotten(noor, marked) -> None:
    lived(marked)
    planted = plant()
    assert len(planted) > 60
    Person.objects.filter(pk=marked.pk).update(
        first_name=FIRST, last_name=LAST, email=EMAIL, phone=PHONE, reference="P-1"
    )
    others = Person.objects.exclude(pk=marked.pk)
    others.filter(first_name=NAME).update(first_name="An")
    others.filter(email=EMAIL).update(email="")

    erase(whom(marked), by=noor)

    left = {column for column in still_there() if not is_an_exception(column)}
    assert left == set()


def results(year: int) -> str:
    return str(sorted(map(str, compute(Period.year(year), by=ALL).outcomes.items())))


def test_every_figure_and_edition_is_what_it_was(noor, marked) -> None:
    lived(marked)
    years = (2018, 2019, timezone.localdate().year)
    before = {year: results(year) for year in years}
    edition = publish(Period.year(2019), by=noor)
    published = bits(edition)

    erase(whom(marked), by=noor)

    assert {year: results(year) for year in years} == before
    assert bits(Edition.objects.get(pk=edition.pk)) == published


def test_an_older_file_brings_nothing_back(noor, marked, tmp_path) -> None:
    a_role(marked, an_organisation())
    export(Period.year(2019), tmp_path / "oud")

    erase(whom(marked), by=noor)
    outcome = import_records(open_source(tmp_path / "oud"))

    assert list(outcome.problems) == []
    marked.refresh_from_db()
    assert (marked.first_name, marked.email) == ("", "")
    assert not marked.roles.exists()


def test_files_that_came_out_are_thrown_away(
    noor, marked, settings, tmp_path, django_capture_on_commit_callbacks
) -> None:
    settings.EXCHANGE_DIR = tmp_path
    made = Export.objects.create(
        by=noor, language="nl", period_code="2019", state=Export.State.DONE
    )
    made.folder.mkdir()
    made.file.write_text(NAME)
    busy = Export.objects.create(by=noor, language="nl", period_code="2019")

    with django_capture_on_commit_callbacks(execute=True):
        erase(whom(marked), by=noor)

    assert not made.folder.exists()
    assert list(Export.objects.all()) == [busy]
    assert _files() == []


def test_the_rows_behind_an_edition_hold_no_names(noor, marked) -> None:
    publish(Period.year(2019), by=noor)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM reports_frozenrows")
        assert cursor.fetchone()[0] > 0
    assert not {one for one in still_there() if one.startswith("reports.")}
