"""Screens of the years: what was published, and publishing what comes next."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steunpunt.figures.periods import Period
from steunpunt.reports import readiness
from steunpunt.reports.chapters.unfinished import NOTE, still_to_do, unfinished
from steunpunt.reports.comparing import differences
from steunpunt.reports.models import Edition, ReportPage
from steunpunt.reports.numbers import LiveNumbers
from steunpunt.reports.publishing import CannotPublish, in_one_line, publish
from steunpunt.reports.starting import CannotStart, start_next_year
from steunpunt.reports.views import period_or_404


def editions(request: HttpRequest) -> HttpResponse:
    """Every year with a report: what was published, what changed, what is missing."""
    codes = {*ReportPage.objects.values_list("period_code", flat=True)}
    codes |= {*Edition.objects.values_list("period_code", flat=True)}
    years = [_year(Period.parse(code), codes) for code in sorted(codes, reverse=True)]
    return render(
        request,
        "reports/desk/editions.html",
        {
            "years": years,
            "may_publish": request.user.has_perm("reports.publish_edition"),
            "may_start": may_start(request),
        },
    )


def _year(period: Period, codes: set[str]) -> dict[str, Any]:
    published = list(Edition.objects.of(period).defer("document"))
    newest = published[0] if published else None
    return {
        "period": period,
        "editions": published,
        "newest": newest,
        "changed": differences(newest) if newest else [],
        "reports": readiness.states(period),
        "next": period.years_earlier(-1)
        if period.years_earlier(-1).code not in codes
        else None,
    }


def may_start(request: HttpRequest) -> bool:
    """Whether somebody may add a report beside those that exist."""
    page = ReportPage.objects.first()
    parent = page.get_parent() if page else None
    return bool(parent and parent.permissions_for_user(request.user).can_add_subpage())


@require_POST
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Make this report the draft of the year after."""
    if not may_start(request):
        raise PermissionDenied
    try:
        pages = start_next_year(
            period_or_404(code),
            by=request.user,  # type: ignore[arg-type] # signed in, as the back office asks
        )
    except CannotStart as refused:
        messages.error(request, str(refused))
        return redirect("reports_editions")
    messages.success(
        request,
        _(
            "The draft of %(year)s is ready. Its figures follow the records of that "
            "year; the staff home says which chapters still carry the old text."
        )
        % {"year": pages[0].period},
    )
    return redirect("wagtailadmin_pages:edit", pages[0].pk)


def publish_edition(request: HttpRequest, code: str) -> HttpResponse:
    """Publish an edition of a year, after a look at what it would freeze."""
    if not request.user.has_perm("reports.publish_edition"):
        raise PermissionDenied
    period = period_or_404(code)
    if request.method == "POST":
        return _publish(request, period)
    return _look(request, period)


def _look(
    request: HttpRequest,
    period: Period,
    refused: CannotPublish | None = None,
) -> HttpResponse:
    """What an edition would freeze now; after a refusal, with what was filled in."""
    numbers = LiveNumbers(period)
    newest, pages = Edition.objects.newest_of(period), ReportPage.objects.of(period)
    return render(
        request,
        "reports/desk/publish.html",
        {
            "period": period,
            "newest": newest,
            "changed": differences(newest) if newest else [],
            "identities": [
                identity
                | {
                    "sum": in_one_line(identity),
                    "note": request.POST.get(f"note:{identity['key']}", ""),
                }
                for identity in numbers.identities()
            ],
            "problems": readiness.problems_of(period),
            "reports": readiness.states(period, numbers),
            "unfinished": unfinished(pages),
            "still_to_do": still_to_do(pages),
            "chapters_key": NOTE,
            "chapters_note": request.POST.get(f"note:{NOTE}", ""),
            "figures": len(numbers.codes()),
            "reason": request.POST.get("reason", ""),
            "refused": refused,
        },
        status=422 if refused else 200,
    )


def _publish(request: HttpRequest, period: Period) -> HttpResponse:
    notes = {
        name.removeprefix("note:"): text
        for name, text in request.POST.items()
        if name.startswith("note:") and isinstance(text, str)
    }
    try:
        edition = publish(
            period,
            by=request.user,  # type: ignore[arg-type] # signed in, as the back office asks
            reason=str(request.POST.get("reason", "")),
            signed_notes=notes,
        )
    except CannotPublish as refused:
        return _look(request, period, refused)
    messages.success(request, _("Published: %(edition)s") % {"edition": edition})
    return redirect("reports_editions")
