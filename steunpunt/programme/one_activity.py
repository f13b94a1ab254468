"""The figures of one activity: the lists behind the figures, narrowed to it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from steunpunt.figures.declaring import Figure, Text
from steunpunt.figures.listing import listing
from steunpunt.figures.periods import Period
from steunpunt.figures.suppressing import FEWEST
from steunpunt.figures.writing import written
from steunpunt.programme import figures
from steunpunt.programme.models import Activity, Registration, Session


@dataclass(frozen=True)
class OwnFigure:
    """What one activity brings to a figure of its year."""

    code: str
    label: Text
    value: float | None
    display: str


COUNTED = (
    figures.participations,
    figures.primary,
    figures.no_shows,
    figures.cancellations,
    figures.answers,
)
SUMMED = (figures.half_days, figures.hours)
AVERAGED = (figures.satisfaction, figures.would_recommend)


def counts_in_figures(activity: Activity) -> bool:
    """Whether it took place, in the open programme."""
    return Activity.objects.held().filter(pk=activity.pk).exists()


def own_figures(activity: Activity) -> list[OwnFigure]:
    """What this activity brings to the figures of its year.

    Nothing when it does not count: it has not taken place, or is not in the open
    programme. No mean of fewer than five answers: it could tell who gave them.
    """
    if not counts_in_figures(activity):
        return []
    assert activity.starts_on is not None  # noqa: S101 - a constraint holds that
    year = Period.year(activity.starts_on.year)
    found = []
    for figure in (*SUMMED, *COUNTED, *AVERAGED):
        rows = listing(figure, year).rows.filter(activity=activity.pk)
        value = _value(figure, rows)
        found.append(
            OwnFigure(figure.code, figure.label, value, written(figure, value))
        )
    return found


def _value(figure: Figure, rows: "QuerySet[Any, Any]") -> float | None:
    if figure in COUNTED:
        return rows.count()
    values = [row["c_value"] for row in rows]
    if figure in SUMMED:
        return float(sum(values))
    return sum(values) / len(values) if len(values) >= FEWEST else None


@dataclass(frozen=True)
class Expected:
    """What is planned, whatever took place: places taken, waiting, half-days."""

    confirmed: int
    waiting: int
    half_days: int


def expected(activity: Activity) -> Expected:
    """What this activity looks like before it takes place."""
    taken = Q(status=Registration.Status.CONFIRMED)
    waiting = Q(status=Registration.Status.WAITING)
    planned = activity.sessions.exclude(status=Session.Status.CANCELLED)
    return Expected(
        activity.registrations.filter(taken).count(),
        activity.registrations.filter(waiting).count(),
        sum(session.half_days for session in planned),
    )
