"""Exporting: what goes out comes in again the same, whatever is in it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steunpunt.exchange import values
from steunpunt.exchange.exporting import export
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.sheets import BY_NAME
from steunpunt.exchange.writing import TooLarge, writer_to
from steunpunt.figures.periods import Period
from steunpunt.money.tests.builders import a_policy, a_price_list
from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.support.models import Support, SupportRequest, SupportRequestLink

YEAR = Period.year(2019)
FORMS = ["jaar", "jaar.zip", "jaar.xlsx"]
PEOPLE = BY_NAME["people"]
#: text as it can stand in the database: PostgreSQL keeps neither NUL nor surrogates
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40
).filter(lambda text: text == text.strip())


@pytest.mark.parametrize("name", FORMS)
def test_the_demonstration_comes_back_unchanged(demo_years, tmp_path, name) -> None:
    counts = export(YEAR, tmp_path / name)

    outcome = import_records(open_source(tmp_path / name))

    assert list(outcome.problems) == []
    assert (outcome.total("created"), outcome.total("changed")) == (0, 0)
    assert outcome.total("unchanged") == sum(counts.values())


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
@pytest.mark.parametrize("name", FORMS)
def test_any_text_is_written_so_that_it_reads_the_same(tmp_path, name, texts) -> None:
    rows = [[f"P{n}", text, "", "", ""] for n, text in enumerate(texts)]

    with writer_to(tmp_path / name) as write:
        write(PEOPLE, rows)

    heading, *read = open_source(tmp_path / name).rows("people")
    assert heading == (1, [column.name for column in PEOPLE.columns])
    found = {row[0]: (row[1] if len(row) > 1 else "") for _number, row in read}
    assert {key: values.text(cell.strip()) for key, cell in found.items()} == {
        row[0]: row[1] for row in rows
    }


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_no_cell_begins_as_a_formula(text) -> None:
    assert not values.written(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=200, deadline=None)
@given(
    moment=st.datetimes(
        datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis gives it a zone
        datetime(2190, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    )
)
def test_any_moment_is_read_as_it_was_written(moment) -> None:
    assert values.moment(values.written(moment)).astimezone(UTC) == moment


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2019, 10, 27, 0, 30, tzinfo=UTC)
    moments = [first, first + timedelta(hours=1)]

    written = [values.written(moment) for moment in moments]

    assert written == ["2019-10-27 02:30", "2019-10-27 02:30:00+01:00"]
    assert [values.moment(cell).astimezone(UTC) for cell in written] == moments


@pytest.mark.parametrize("number", ["0", "0.50", "81.25", "-3", "9999.99"])
def test_a_score_is_read_as_it_was_written(number) -> None:
    assert values.decimal(values.written(Decimal(number))) == Decimal(number)


@pytest.mark.parametrize("name", FORMS)
def test_a_moment_with_parts_of_a_second_comes_back(demo_years, tmp_path, name) -> None:
    registration = Registration.objects.filter(activity__starts_on__year=2019)[0]
    registration.registered_at += timedelta(microseconds=123456)
    registration.save()

    export(YEAR, tmp_path / name)

    assert import_records(open_source(tmp_path / name)).total("changed") == 0


def test_a_later_request_of_a_support_goes_out_with_it(demo_years, tmp_path) -> None:
    support = Support.objects.filter(requested_on__year=2019, kind="tailored")[0]
    later = SupportRequest.objects.create(reference="LATER", received_on="2020-02-01")
    SupportRequestLink.objects.create(support=support, request=later)

    export(YEAR, tmp_path / "jaar")

    assert "\nLATER," in (tmp_path / "jaar" / "requests.csv").read_text()


def test_more_rows_than_a_workbook_holds_are_refused(
    demo_years, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("steunpunt.exchange.writing.LAST_ROW", 100)

    with pytest.raises(TooLarge, match="zip"):
        export(YEAR, tmp_path / "jaar.xlsx")

    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_the_older_file(demo_years, tmp_path) -> None:
    target = tmp_path / "jaar.zip"
    export(YEAR, target)
    before = target.read_bytes()

    def stop(*_said: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(YEAR, target, progress=stop)

    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_progress_reaches_the_number_of_rows(demo_years, tmp_path: Path) -> None:
    told: dict[str, tuple[int, int]] = {}

    counts = export(
        YEAR,
        tmp_path / "jaar",
        progress=lambda sheet, done, of: told.update({sheet: (done, of)}),
    )

    assert told == {sheet: (count, count) for sheet, count in counts.items()}


OFFERED = {
    "summary": "Kort gezegd",
    "audience": "Iedereen",
    "accessibility": "Lift",
    "is_public": True,
    "admission": "invited",
    "primary_first_until": datetime(2019, 2, 1, 8, tzinfo=UTC),
    "opens_at": datetime(2019, 1, 10, 8, tzinfo=UTC),
    "closes_at": datetime(2019, 3, 1, 8, tzinfo=UTC),
    "places": 12,
    "minimum": 6,
    "decide_on": date(2019, 2, 20),
    "has_waiting_list": False,
    "offer_hours": 24,
    "sessions_for_certificate": 2,
    "external_expertise": True,
}


def as_offered(activity) -> dict:
    activity.refresh_from_db()
    return {name: getattr(activity, name) for name in OFFERED} | {
        "price_list": activity.price_list,
        "policy": activity.policy,
    }


@pytest.mark.django_db
def test_how_an_activity_is_offered_and_places_without_a_name_come_back(
    tmp_path,
) -> None:
    activity = an_activity(
        date(2019, 3, 4), price_list=a_price_list(), policy=a_policy(), **OFFERED
    )
    nameless = a_registration(activity)
    activity.registrations.update(person=None)
    before = as_offered(activity)
    export(YEAR, tmp_path / "jaar")
    nameless.delete()
    own = Activity.objects.filter(pk=activity.pk)
    own.update(places=None, minimum=None, decide_on=None, price_list=None)
    own.update(is_public=False, summary="", policy=None)

    outcome = import_records(open_source(tmp_path / "jaar"))

    assert list(outcome.problems) == []
    assert as_offered(activity) == before
    assert activity.registrations.get().person is None
    again = import_records(open_source(tmp_path / "jaar"))
    assert (again.total("created"), again.total("changed")) == (0, 0)


@pytest.mark.django_db
def test_a_file_of_before_leaves_how_an_activity_is_offered(tmp_path) -> None:
    activity = an_activity(date(2019, 3, 4), places=12, reference="ACT-1")
    page = tmp_path / "activities.csv"
    page.write_text("id,title,status\nACT-1,Nieuwe titel,planned\n")

    outcome = import_records(open_source(tmp_path))

    assert list(outcome.problems) == []
    activity.refresh_from_db()
    assert (activity.title, activity.places) == ("Nieuwe titel", 12)

    page.write_text("id,title,status,places\nACT-1,Nieuwe titel,planned,\n")
    import_records(open_source(tmp_path))
    activity.refresh_from_db()
    assert activity.places is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value"), [("price_list", "GEEN"), ("decide_on", "2019-03-01")]
)
def test_what_an_offer_cannot_be_is_said(tmp_path, column, value) -> None:
    text = f"id,title,status,{column}\nACT-1,Titel,planned,{value}\n"
    (tmp_path / "activities.csv").write_text(text)

    outcome = import_records(open_source(tmp_path))

    assert [(one.sheet, one.row) for one in outcome.problems] == [("activities", 2)]


@pytest.mark.django_db
def test_a_place_without_a_name_was_not_attended(tmp_path) -> None:
    activity = an_activity(date(2019, 3, 4), reference="ACT-1")
    heading = "id,activity,person,registered_at,status,attended"
    text = f"{heading}\nR1,ACT-1,,2019-01-01,confirmed,1\n"
    (tmp_path / "registrations.csv").write_text(text)

    outcome = import_records(open_source(tmp_path))

    assert [one.column for one in outcome.problems] == ["person"]
    assert not activity.registrations.exists()
