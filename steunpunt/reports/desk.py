"""Screens of the report in the back office: the staff home, and publishing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from steunpunt.figures.declaring import Unit
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.reports import checks
from steunpunt.reports.comparing import differences
from steunpunt.reports.models import Edition, ReportPage
from steunpunt.reports.numbers import LiveNumbers
from steunpunt.reports.publishing import CannotPublish, in_one_line, publish
from steunpunt.reports.richtext import wordings_for
from steunpunt.reports.views import period_or_404

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


def problems_of(period: Period) -> list[dict[str, Any]]:
    """What makes the figures of a period unreliable, with how many to mend."""
    found = [
        {"problem": problem, "count": problem.records(period).count()}
        for problem in registry.problems.values()
    ]
    return [one for one in found if one["count"]]


def readiness(period: Period) -> list[dict[str, Any]]:
    """For each report of a period, what still stands in the way of publishing."""
    numbers = LiveNumbers(period)
    return [
        {"page": page, "findings": checks.findings(page.latest(), numbers)}
        for page in ReportPage.objects.of(period).select_related("locale")
    ]


class YearPanel(Component):
    """The year so far, what to mend, and how ready the report is."""

    order = 10
    template_name = "reports/desk/year_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        today = timezone.localdate()
        newest = Edition.objects.order_by("-period_code").defer("document").first()
        so_far = Period(today.replace(month=1, day=1), today)
        live = LiveNumbers(so_far, codes=HEADLINES, by=())
        return {
            "today": today,
            "year": today.year,
            "figures": [live.get(code) for code in HEADLINES],
            "problems": problems_of(Period.year(today.year)),
            "newest": newest,
            "changed": differences(newest) if newest else [],
        }


def editions(request: HttpRequest) -> HttpResponse:
    """Every year with a report: what was published, what changed, what is missing."""
    codes = {*ReportPage.objects.values_list("period_code", flat=True)}
    codes |= {*Edition.objects.values_list("period_code", flat=True)}
    years = []
    for code in sorted(codes, reverse=True):
        period = Period.parse(code)
        newest = Edition.objects.newest_of(period)
        years.append(
            {
                "period": period,
                "newest": newest,
                "changed": differences(newest) if newest else [],
                "problems": problems_of(period),
                "reports": readiness(period),
            }
        )
    return render(
        request,
        "reports/desk/editions.html",
        {
            "years": years,
            "may_publish": request.user.has_perm("reports.publish_edition"),
        },
    )


def publish_edition(request: HttpRequest, code: str) -> HttpResponse:
    """Publish an edition of a year, after a look at what it would freeze."""
    if not request.user.has_perm("reports.publish_edition"):
        raise PermissionDenied
    period = period_or_404(code)
    if request.method == "POST":
        return _publish(request, period)
    numbers = LiveNumbers(period, by=())
    return render(
        request,
        "reports/desk/publish.html",
        {
            "period": period,
            "newest": Edition.objects.newest_of(period),
            "identities": [
                identity | {"sum": in_one_line(identity)}
                for identity in numbers.identities()
            ],
            "figures": [numbers.get(one) for one in HEADLINES],
            "reports": readiness(period),
        },
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
            reason=request.POST.get("reason", ""),
            signed_notes=notes,
        )
    except CannotPublish as refused:
        messages.error(request, str(refused))
        return redirect("reports_publish", period.code)
    messages.success(request, _("Published: %(edition)s") % {"edition": edition})
    return redirect("reports_editions")


def figure_choices(request: HttpRequest, code: str) -> JsonResponse:
    """The figures of a year with their forms, for the editor's dialog."""
    try:
        period = Period.parse(code)
    except ValueError:
        period = Period.year(timezone.localdate().year)
    numbers = LiveNumbers(period, by=())
    figures = []
    for one in numbers.codes():
        shown = numbers.get(one)
        forms = [{"key": "number", "text": shown.display}]
        if shown.definition.unit in (Unit.PERCENT, Unit.NUMBER):
            forms += [{"key": w.key, "text": w.phrase()} for w in wordings_for(shown)]
        figures.append(
            {
                "code": one,
                "label": shown.definition.label,
                "display": shown.display,
                "forms": forms,
            }
        )
    return JsonResponse({"figures": figures})
