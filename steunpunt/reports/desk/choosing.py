"""Figures to choose from: for the editor's dialog, and where each is used."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.figures.declaring import Unit
from steunpunt.figures.periods import Period
from steunpunt.reports.document import document_of, numbers_in
from steunpunt.reports.models import ReportPage
from steunpunt.reports.numbers import LiveNumbers, Numbers, Shown, numbers_of
from steunpunt.reports.richtext import wordings_for
from steunpunt.reports.views import period_or_404

#: years before the report's own that a text may point to
YEARS_BACK = 5


def figure_choices(request: HttpRequest, code: str) -> JsonResponse:
    """The figures of a year with their forms, for the editor's dialog."""
    try:
        period = Period.parse(code)
    except ValueError:
        period = Period.year(timezone.localdate().year)
    asked = request.GET.get("years", "0")
    back = int(asked) if asked.isdigit() else 0
    numbers = (
        numbers_of(period.years_earlier(back)) if back else LiveNumbers(period, by=())
    )
    return JsonResponse(
        {
            "texts": _texts(),
            "periods": [
                [str(n), str(period.years_earlier(n))] for n in range(YEARS_BACK + 1)
            ],
            "figures": [_choice(numbers.get(one)) for one in numbers.codes()],
        }
    )


def _texts() -> dict[str, str]:
    """The words of the dialog."""
    return {
        "title": _("Live figure"),
        "search": _("Search"),
        "code": _("Figure"),
        "years": _("Year"),
        "form": _("As"),
        "insert": _("Put it in the text"),
        "cancel": _("Cancel"),
    }


def _choice(shown: Shown) -> dict[str, Any]:
    forms = [{"key": "number", "text": shown.display}]
    if shown.definition.unit in (Unit.PERCENT, Unit.NUMBER):
        forms += [{"key": w.key, "text": w.phrase()} for w in wordings_for(shown)]
    return {
        "code": shown.key.code,
        "label": shown.definition.label,
        "display": shown.display,
        "forms": forms,
    }


def figures_used(request: HttpRequest, code: str) -> HttpResponse:
    """Every figure of a year as it stands now, and the chapters that use it."""
    period = period_or_404(code)
    numbers = LiveNumbers(period, by=())
    places = uses(period, numbers)
    rows = [
        {"shown": numbers.get(one), "places": places.get(one, [])}
        for one in numbers.codes()
    ]
    return render(
        request, "reports/desk/figures_used.html", {"period": period, "rows": rows}
    )


def uses(period: Period, numbers: Numbers) -> dict[str, list[dict[str, Any]]]:
    """Code → the places in the reports of a period where the figure stands."""
    found: dict[str, list[dict[str, Any]]] = {}
    for page in ReportPage.objects.of(period).select_related("locale"):
        for code, chapter in _places(page, numbers):
            place = {"page": page, "chapter": chapter}
            if place not in found.setdefault(code, []):
                found[code].append(place)
    return found


def _places(page: ReportPage, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Code and chapter of each figure in the newest text of a page."""
    for chapter in document_of(page.latest(), numbers).chapters:
        for shown in numbers_in(chapter):
            yield shown.key.code, chapter.get("name") or chapter["kind"]
