"""Whatever table a name stands in, it is gone; and every figure is what it was."""

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from steunpunt.exchange.erasing import _files
from steunpunt.exchange.exporting import export
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.models import Export
from steunpunt.exchange.reading import open_source
from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period
from steunpunt.programme.erasing.acting import erase
from steunpunt.programme.erasing.staying import LEFT_ALONE, STAYS
from steunpunt.programme.erasing.whom import whom
from steunpunt.records.sweeping import text_columns
from steunpunt.reports.models import Edition
from steunpunt.reports.publishing import publish
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_role, an_organisation
from tests.erasing.somebody import (
    EMAIL,
    FIRST,
    LAST,
    NAME,
    PHONE,
    is_an_exception,
    lived,
    plant,
    still_there,
)
from tests.merging.test_editions import bits


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
