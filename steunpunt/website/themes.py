"""A page for each theme: what it is, what is to come, and what was, in figures."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.programme.models import Reading
from steunpunt.programme.public.catalogue import past
from steunpunt.programme.public.soon import coming_items, narrowed
from steunpunt.reports import charting
from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import Numbers, Shown, frozen_numbers
from steunpunt.sector.models import Theme

COUNTED = ("programme.activities", "programme.half_days", "programme.participations")
MOST_PAST = 5
FEWEST_FOR_A_CHART = 2


@dataclass(frozen=True)
class Year:
    """A published year: what the engine counted about a theme."""

    edition: Edition
    invented: bool
    counted: list[Shown]


@require_safe
def theme(request: HttpRequest, reference: str) -> HttpResponse:
    """All about one theme of the programme."""
    shown = get_object_or_404(Theme, reference=reference)
    now = timezone.now()
    was = past(timezone.localdate(now)).filter(themes=shown)[:MOST_PAST]
    years = years_of(shown)
    return render(
        request,
        "website/theme.html",
        {
            "theme": shown,
            "items": narrowed(coming_items(now), theme=shown.reference),
            "past": was,
            "readings": Reading.objects.of(shown),
            "years": years,
            "definitions": [
                one.definition for year in years[:1] for one in year.counted
            ],
            "chart": chart_of(years),
        },
    )


def years_of(theme: Theme) -> list[Year]:
    """What was counted about a theme in each published year, the newest first."""
    return [
        Year(edition, numbers.invented, counted)
        for edition in Edition.objects.newest_of_each_period()
        if edition.period.is_year
        for numbers in [frozen_numbers(edition)]
        if (counted := _counted(numbers, theme.reference))
    ]


def chart_of(years: list[Year]) -> charting.Drawing | None:
    """The activities of each year as bars, the oldest first; one year is no chart."""
    if len(years) < FEWEST_FOR_A_CHART:
        return None
    return charting.years_chart([year.counted[0] for year in reversed(years)])


def _counted(numbers: Numbers, reference: str) -> list[Shown]:
    """The figures about a theme; none when an edition does not divide them so."""
    if not all(_by_theme(numbers, code) for code in COUNTED):
        return []
    return [numbers.get(code, "theme", reference) for code in COUNTED]


def _by_theme(numbers: Numbers, code: str) -> bool:
    return code in numbers.codes() and "theme" in numbers.dimensions(code)
