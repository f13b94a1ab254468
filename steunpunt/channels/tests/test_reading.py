"""Readings: taken over with how they were counted; a change of tool breaks a series."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from steunpunt.channels import reading
from steunpunt.channels.models import Site, SiteReading
from steunpunt.channels.reading import How
from steunpunt.figures.computing import Key, compute
from steunpunt.figures.listing import listing
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.records.models import Change

pytestmark = pytest.mark.django_db
LATER = date(2032, 1, 5)
MATOMO, GOOGLE = How(tool="Matomo"), How(tool="Google Analytics")


@pytest.fixture
def site():
    return Site.objects.create(name="proef.example")


def months(metric="visits", **values: int) -> dict:
    return {(metric, int(name[1:])): value for name, value in values.items()}


def tell(site, values, how=MATOMO, year=2031, **more):
    return reading.read_year(
        site, year, values=values, how=how, **{"today": LATER} | more
    )


def visits_of(year: int) -> float | None:
    found = compute(Period.year(year), ["channels.visits"], ["site"])
    outcome = found.outcomes.get(Key("channels.visits", "site", "proef.example"))
    return outcome and outcome.number


def breaks_of(site, year=2031) -> list[tuple]:
    return sorted(
        (metric, month)
        for (metric, month), one in reading.readings_of(site, year).items()
        if one.breaks_series
    )


def test_months_of_visits_make_the_visits_of_the_year(site) -> None:
    changed = tell(site, months(m1=100, m2=120))

    assert (changed, visits_of(2031)) == (2, 220)
    january = site.readings.get(month=1)
    assert (january.period_from, january.period_to, january.tool) == (
        date(2031, 1, 1),
        date(2031, 1, 31),
        "Matomo",
    )


def test_what_stays_the_same_is_not_written(site) -> None:
    tell(site, months(m1=100))

    assert tell(site, months(m1=100), how=GOOGLE) == 0

    assert site.readings.get().tool == "Matomo"


def test_a_number_that_goes_is_traced(site) -> None:
    tell(site, months(m1=100))
    january = site.readings.get()

    tell(site, {("visits", 1): None})

    assert visits_of(2031) is None
    change = Change.objects.filter(
        model="channels.sitereading", record_id=january.pk
    ).first()
    assert (change.kind, change.before["value"]) == ("deleted", 100)


def test_months_of_visitors_are_refused(site) -> None:
    with pytest.raises(reading.VisitorsDoNotAddUp):
        tell(site, months("visitors", m1=10))
    tell(site, {("visitors", None): 90})

    assert list(site.readings.values_list("metric", "month", "value")) == [
        ("visitors", None, 90)
    ]


def test_a_year_of_visits_does_not_stand_beside_its_months(site) -> None:
    tell(site, months(m1=100))

    with pytest.raises(reading.MonthsStandAlready):
        tell(site, {("visits", None): 1200})
    tell(site, {("visits", None): 1200, ("visits", 1): None})

    assert visits_of(2031) == 1200


def test_what_is_not_over_is_not_counted(site) -> None:
    with pytest.raises(reading.NotOver):
        tell(site, months(m3=100), today=date(2031, 3, 31))
    tell(site, months(m3=100), today=date(2031, 4, 1))

    assert site.readings.count() == 1


def test_another_tool_breaks_the_series_where_it_begins(site) -> None:
    tell(site, months(m1=100, m2=100))
    tell(site, months(m3=60, m4=70), how=GOOGLE)

    assert breaks_of(site) == [("visits", 3)]
    rows = listing(registry.get("channels.visits"), Period.year(2031)).rows
    marked = [row["c_from"] for row in rows if row["c_series_break"]]
    assert marked == [date(2031, 3, 1)]


def test_another_consent_mode_breaks_the_series_too(site) -> None:
    tell(site, months(m12=100), year=2030)
    tell(site, months(m1=60), how=How(tool="Matomo", consent_mode="na toestemming"))

    assert breaks_of(site) == []
    tell(site, months(m2=60), how=How(tool="Matomo", consent_mode="zonder cookies"))
    assert breaks_of(site) == [("visits", 2)]


def test_years_break_from_years_and_months_from_months(site) -> None:
    tell(site, {("visitors", None): 80}, how=GOOGLE, year=2030)
    tell(site, {("visitors", None): 90} | months(m1=100))

    assert breaks_of(site) == [("visitors", None)]


def test_a_tool_may_be_named_afterwards_for_what_stands(site) -> None:
    tell(site, months(m1=100, m2=100), how=How())

    changed = tell(site, {}, also=[("visits", 1), ("visits", 2)])

    assert changed == 2
    assert set(site.readings.values_list("tool", flat=True)) == {"Matomo"}


def test_one_file_of_evidence_serves_all_readings_that_it_shows(
    site, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    shot = SimpleUploadedFile("matomo.png", b"not really a picture")

    tell(site, months(m1=100, m2=100), how=How(tool="Matomo", file=shot))

    [name] = set(site.readings.values_list("evidence_file", flat=True))
    assert (tmp_path / "evidence" / name).read_bytes() == b"not really a picture"
    assert SiteReading.objects.first().evidence_file.name.endswith("/matomo.png")
