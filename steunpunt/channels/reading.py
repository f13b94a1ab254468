"""Verbs of the media: numbers that others counted are taken over, with how."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steunpunt.channels.models import FollowerReading, Site, SiteReading
from steunpunt.figures.periods import Period
from steunpunt.records.refusing import Refused

#: which number of a year: the metric, and the month (None: the year)
Place = tuple[str, int | None]


class VisitorsDoNotAddUp(Refused):
    """Visitors are read for a year, never for a month."""

    message = _(
        "Visitors of months cannot be added up: one visitor in two months is one "
        "visitor of the year. Take over the number of the whole year."
    )


class MonthsStandAlready(Refused):
    """A year of months has no number of the year beside it."""

    message = _(
        "This year has months of %(metric)s, which are added up. Remove them before "
        "you give a number for the whole year."
    )


class NotOver(Refused):
    """What is not over cannot be counted."""

    message = _("%(period)s is not over yet.")


@dataclass(frozen=True)
class How:
    """How numbers were counted.

    Attributes:
        tool: what counted, such as Matomo 5.
        method: how, in words.
        consent_mode: whether visitors are counted without their consent.
        evidence: where to see it again.
        file: a copy of what the tool showed.
    """

    tool: str = ""
    method: str = ""
    consent_mode: str = ""
    evidence: str = ""
    file: File[bytes] | None = None


def period_of(year: int, month: int | None) -> Period:
    """The whole days of a month, or of a year when there is no month."""
    return Period.month(year, month) if month else Period.year(year)


def readings_of(site: Site, year: int) -> dict[Place, SiteReading]:
    """The numbers of a site in a year, each with whether it breaks its series."""
    found = site.readings.with_breaks().filter(year=year)
    return {(reading.metric, reading.month): reading for reading in found}


@transaction.atomic
def read_year(
    site: Site,
    year: int,
    *,
    values: Mapping[Place, int | None],
    how: How,
    also: Iterable[Place] = (),
    today: date,
) -> int:
    """Take over numbers of a site in a year.

    Args:
        site: of which website.
        year: in which year.
        values: the number of each place; None: there is none, and one that stood goes.
        how: how the numbers that are new or changed were counted.
        also: places whose numbers stay, but that were counted in this way too.
        today: what is not over by then is refused.

    Returns how many readings came, went or changed.

    Raises:
        VisitorsDoNotAddUp, MonthsStandAlready, NotOver
    """
    Site.objects.select_for_update().get(pk=site.pk)
    had = {
        (reading.metric, reading.month): reading
        for reading in SiteReading.objects.filter(site=site, year=year)
    }
    after = {place: r.value for place, r in had.items()} | dict(values)
    _refuse(year, after, had, today)
    kept = _keep_file(how)
    places = [p for p in values if p not in had or had[p].value != values[p]]
    changed = 0
    for place in {*places, *(p for p in also if p in had)}:
        changed += _write(site, year, place, after[place], had.get(place), kept)
    return changed


def _refuse(
    year: int,
    after: Mapping[Place, int | None],
    had: Mapping[Place, SiteReading],
    today: date,
) -> None:
    for (metric, month), value in after.items():
        if value is None or (metric, month) in had:
            continue
        if month and metric == SiteReading.Metric.VISITORS:
            raise VisitorsDoNotAddUp
        if period_of(year, month).last >= today:
            raise NotOver(period=_in_words(year, month))
    for metric in (SiteReading.Metric.VISITS, SiteReading.Metric.PAGE_VIEWS):
        months = [after.get((metric, month)) for month in range(1, 13)]
        if after.get((metric, None)) is not None and any(
            value is not None for value in months
        ):
            raise MonthsStandAlready(metric=metric.label)


def _in_words(year: int, month: int | None) -> str:
    return f"{year}-{month:02}" if month else str(year)


def _keep_file(how: How) -> Mapping[str, object]:
    """How, as columns of readings; one file serves them all."""
    kept: dict[str, object] = {
        "tool": how.tool.strip(),
        "method": how.method.strip(),
        "consent_mode": how.consent_mode.strip(),
        "evidence": how.evidence.strip(),
    }
    if how.file is not None:
        field = SiteReading._meta.get_field("evidence_file")
        name = field.generate_filename(SiteReading(), how.file.name or "")  # type: ignore[attr-defined] # a file field
        kept["evidence_file"] = field.storage.save(name, how.file)  # type: ignore[attr-defined] # likewise
    return kept


def _write(
    site: Site,
    year: int,
    place: Place,
    value: int | None,
    had: SiteReading | None,
    how: Mapping[str, object],
) -> int:
    if value is None:
        if had is not None:
            had.delete()
        return int(had is not None)
    metric, month = place
    period = period_of(year, month)
    reading = had or SiteReading(site=site, metric=metric, year=year, month=month)
    before = None if had is None else [getattr(had, name) for name in ("value", *how)]
    reading.value = value
    for name, text in how.items():
        setattr(reading, name, text)
    if before == [getattr(reading, name) for name in ("value", *how)]:
        return 0
    reading.period_from, reading.period_to = period.first, period.last
    reading.save()
    return 1


@transaction.atomic
def read_followers(reading: FollowerReading, *, today: date) -> None:
    """Take over how many followers a channel has. Raises NotOver."""
    if reading.read_on > today:
        raise NotOver(period=str(reading.read_on))
    reading.save()
