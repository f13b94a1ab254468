"""The year as a calendar: every session in its week, and what cannot both be."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.programme.models import Activity, Session
from steunpunt.programme.plan.conflicts import conflicts, to_compare, too_small
from steunpunt.records.work import list_crumb, need, work_page
from steunpunt.sector.half_days import BRUSSELS

SEE = "programme.view_activity"
YEARS = range(1990, 2200)


@dataclass(frozen=True)
class Month:
    """A month with its weeks; each day has its sessions. None: a day beside it."""

    first: date
    weeks: list[list[tuple[date, list[Session]] | None]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned in it."""
        return not any(day and day[1] for week in self.weeks for day in week)


def year(request: HttpRequest) -> HttpResponse:
    """All sessions of a year, month by month."""
    need(request, SEE)
    number = asked_year(request)
    sessions = list(to_compare(Session.objects.filter(starts_at__year=number)))
    return work_page(
        request,
        "programme/year.html",
        {
            "months": months(number, sessions),
            "year": number,
            "before": number - 1,
            "after": number + 1,
            "count": len(sessions),
            "conflicts": conflicts(sessions),
            "too_small": too_small(sessions),
            "may_add": request.user.has_perm("programme.add_activity"),
            "may_see_results": request.user.has_perm("programme.view_evaluation"),
        },
        title=_("The year %(year)s") % {"year": number},
        trail=[list_crumb(Activity)],
        icon="calendar",
    )


def asked_year(request: HttpRequest) -> int:
    """The year in the address, or this one."""
    asked = request.GET.get("jaar", "")
    number = int(asked) if asked.isdecimal() and len(asked) == 4 else 0
    return number if number in YEARS else timezone.localdate().year


def months(number: int, sessions: list[Session]) -> list[Month]:
    """Twelve months, weeks from Monday to Sunday."""
    by_day: dict[date, list[Session]] = defaultdict(list)
    for session in sessions:
        by_day[session.starts_at.astimezone(BRUSSELS).date()].append(session)
    found = []
    for month in range(1, 13):
        weeks: list[list[Any]] = [
            [(day, by_day[day]) if day.month == month else None for day in week]
            for week in Calendar().monthdatescalendar(number, month)
        ]
        found.append(Month(date(number, month, 1), weeks))
    return found
