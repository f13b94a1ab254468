"""The staff home: what waits, what to mend, the year so far, the report."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from steunpunt.figures.computing import compute
from steunpunt.figures.declaring import Unit
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.figures.writing import written_as
from steunpunt.records import attention
from steunpunt.records.screened import visible_to
from steunpunt.reports import readiness
from steunpunt.reports.chapters.tasks import waiting_for
from steunpunt.reports.comparing import differences
from steunpunt.reports.models import Edition, ReportPage
from steunpunt.reports.numbers import LiveNumbers, Shown, numbers_of

HEADLINES = (
    "programme.activities",
    "programme.half_days",
    "programme.participations",
    "programme.reach",
    "programme.satisfaction",
    "support.requests",
    "support.supports",
    "remediation.half_days",
)


@dataclass(frozen=True)
class Bullet:
    """A figure of the year so far, beside last year on the same day and in whole.

    Widths are in percent of the bar; None where there is nothing to compare with.
    """

    now: Shown
    then: float | None
    whole: Shown

    @property
    def _scale(self) -> float:
        if self.now.definition.unit is Unit.PERCENT:
            return 100
        numbers = (self.now.number, self.then, self.whole.number)
        return 1.08 * max(number or 0 for number in numbers) or 1

    def _width(self, number: float | None) -> str | None:
        return None if number is None else f"{100 * number / self._scale:.1f}"

    @property
    def now_width(self) -> str | None:
        return self._width(self.now.number)

    @property
    def then_width(self) -> str | None:
        return self._width(self.then)

    @property
    def whole_width(self) -> str | None:
        return self._width(self.whole.number)

    @property
    def then_display(self) -> str:
        """Last year on the same day, as people read it."""
        definition = self.now.definition
        return written_as(definition.unit, definition.decimals, self.then)


def year_shown(request: HttpRequest, today: date) -> int:
    """The year that was asked for; else this one, or the newest that has a report."""
    asked = request.GET.get("jaar", "")
    if asked.isdigit() and len(asked) == 4:
        return int(asked)
    if any(compute_headlines(Period.year(today.year))):
        return today.year
    newest = ReportPage.objects.order_by("-period_code").first()
    return int(newest.period_code) if newest else today.year


def compute_headlines(period: Period) -> list[float | None]:
    """The numbers of the headlines in a period."""
    results = compute(period, HEADLINES)
    return [results.total(code).number for code in HEADLINES]


def year_so_far(year: int, today: date) -> list[Bullet]:
    """The headlines of a year until today; what neither year has is left out."""
    last = today if year == today.year else date(year, 12, 31)
    so_far = Period(date(year, 1, 1), last)
    before = so_far.years_earlier(1)
    live = LiveNumbers(so_far, codes=HEADLINES, by=())
    whole = numbers_of(Period.year(year - 1))
    bullets = [
        Bullet(live.get(code), then, whole.get(code))
        for code, then in zip(HEADLINES, compute_headlines(before), strict=True)
        if code in whole.codes()
    ]
    return [one for one in bullets if one.now.number or one.whole.number]


def waiting(request: HttpRequest, today: date) -> list[dict[str, Any]]:
    """What waits for somebody, as far as this user may see it."""
    found = [
        (one, visible_to(request.user, one.records(today)).count())
        for one in attention.in_order()
    ]
    return [
        {"attention": one, "words": one.words(count), "count": count}
        for one, count in found
        if count
    ]


class HomePanel(Component):
    """Everything of the staff home, in one panel."""

    order = 10
    template_name = "reports/desk/home.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        request = parent_context["request"]
        today = timezone.localdate()
        year = year_shown(request, today)
        period = Period.year(year)
        newest = Edition.objects.newest_of(period)
        asked, yours = waiting(request, today), waiting_for(request.user)
        return {
            "name": request.user.first_name or request.user.email,
            "today": today,
            "year": year,
            "is_running": year == today.year,
            "years": _years(today),
            "shortcuts": [
                one
                for one in attention.shortcuts
                if request.user.has_perm(one.permission)
            ],
            "waiting": asked,
            "yours": yours,
            "asking": len(asked) + bool(yours),
            "problems": _problems(request, period),
            "bullets": year_so_far(year, today),
            "reports": readiness.states(period),
            "newest": newest,
            "changed": differences(newest) if newest else [],
        }


def _problems(request: HttpRequest, period: Period) -> list[dict[str, Any]]:
    found = [
        {
            "problem": problem,
            "count": visible_to(request.user, problem.records(period)).count(),
            "figures": [registry.get(code) for code in problem.affects],
        }
        for problem in registry.problems.values()
    ]
    return [one for one in found if one["count"]]


def _years(today: date) -> list[int]:
    """The years to choose from: those with a report, and this one."""
    codes = ReportPage.objects.values_list("period_code", flat=True)
    return sorted({today.year, *(int(code) for code in codes)}, reverse=True)
