"""All figures of one activity; each number opens the list that it counts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from steunpunt.programme.afterwards.results import of_activity
from steunpunt.programme.models import Activity
from steunpunt.programme.one_activity import own_figures
from steunpunt.programme.placing.registered import (
    WAYS,
    Part,
    Way,
    divided,
    having,
    registered,
)
from steunpunt.records.personal import may_see_personal_data
from steunpunt.records.work import list_crumb, need, record_crumb, work_page

SEE = "programme.view_activity"
SEE_RESULTS = "programme.view_evaluation"


@dataclass(frozen=True)
class Opened:
    """The list behind one number; every row leads to its registration."""

    part: Part
    columns: list[str]
    rows: list[tuple[int, list[Any]]]


def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Registrations by status, presence, target group and organisation; evaluations."""
    need(request, SEE, "programme.view_registration")
    activity = get_object_or_404(Activity, pk=pk)
    found = registered(activity, personal=may_see_personal_data(request.user))
    ways = {way: divided(found.rows, way) for way in WAYS.values()}
    return work_page(
        request,
        "programme/own_figures.html",
        {
            "activity": activity,
            "total": len(found),
            "ways": ways.items(),
            "opened": _opened(request, found.rows, found.columns, ways),
            "figures": own_figures(activity),
            "results": of_activity(activity)
            if request.user.has_perm(SEE_RESULTS)
            else None,
        },
        title=_("Figures of this activity"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="list-ol",
    )


def _opened(
    request: HttpRequest,
    rows: QuerySet[Any, Any],
    columns: Any,
    ways: dict[Way, Any],
) -> Opened | None:
    """The list that somebody asked for: `?per=status&waarde=confirmed`."""
    if "per" not in request.GET:
        return None
    way = WAYS.get(request.GET["per"])
    value = request.GET.get("waarde", "")
    parts = {part.value: part for part in ways[way]} if way else {}
    if way is None or value not in parts:
        raise Http404
    names = [column.name for column in columns]
    labels = {name: WAYS[name].labels() for name in names if name in WAYS}
    return Opened(
        parts[value],
        [str(column.label) for column in columns],
        [
            (
                row["pk"],
                [labels.get(n, {}).get(row[f"c_{n}"], row[f"c_{n}"]) for n in names],
            )
            for row in having(rows, way, value)
        ],
    )
