"""Lists of records that wait or that make figures unreliable, each with a way to it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from steunpunt.figures.registry import registry
from steunpunt.records import attention
from steunpunt.records.screened import visible_to
from steunpunt.reports.views import period_or_404

PER_PAGE = 50


def to_mend(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The records that make figures of a period unreliable."""
    problem = registry.problems.get(key)
    if problem is None:
        raise Http404
    period = period_or_404(code)
    return _list(
        request,
        problem.records(period),
        {
            "title": problem.label,
            "what_to_do": problem.mend,
            "period": period,
            "figures": [registry.get(one) for one in problem.affects],
        },
    )


def waiting(request: HttpRequest, key: str) -> HttpResponse:
    """The records that wait for somebody today."""
    declared = attention.declared.get(key)
    if declared is None:
        raise Http404
    return _list(
        request,
        declared.records(timezone.localdate()),
        {"title": declared.label, "what_to_do": declared.why},
    )


def _list(
    request: HttpRequest, records: QuerySet[Any], context: dict[str, Any]
) -> HttpResponse:
    seen = visible_to(request.user, records)
    page = Paginator(seen, PER_PAGE).get_page(request.GET.get("p"))
    finder = AdminURLFinder(request.user)
    rows = [{"record": one, "address": finder.get_edit_url(one)} for one in page]
    return render(
        request,
        "reports/desk/records.html",
        context | {"page": page, "rows": rows},
    )
