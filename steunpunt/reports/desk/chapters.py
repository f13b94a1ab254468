"""Screens of the chapters of a report: who does what, how far each is; the draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from steunpunt.records.work import Crumb, carry_out, work_page
from steunpunt.reports.chapters.people import name_for_the_rest
from steunpunt.reports.chapters.permissions import may_name, may_read
from steunpunt.reports.chapters.standing import standings
from steunpunt.reports.desk.chapter_forms import PeopleForm
from steunpunt.reports.document import document_of
from steunpunt.reports.models import ReportPage
from steunpunt.reports.numbers import LiveNumbers
from steunpunt.reports.showing import show_story
from steunpunt.reports.views import period_or_404


def chapters(request: HttpRequest, code: str) -> HttpResponse:
    """The chapters of a year's report, in each language."""
    period = period_or_404(code)
    pages = list(ReportPage.objects.of(period).select_related("locale"))
    if not pages:
        raise Http404
    if request.method == "POST":
        return _name_for_the_rest(request, pages)
    return work_page(
        request,
        "reports/desk/chapters.html",
        {
            "reports": [_report(request, page) for page in pages],
            "today": timezone.localdate(),
        },
        title=_("Chapters of %(year)s") % {"year": period},
        trail=[editions_crumb()],
        icon="doc-full",
    )


def _report(request: HttpRequest, page: ReportPage) -> dict[str, Any]:
    found = standings(page)
    nobody = sum(not one.has_people for one in found)
    names = may_name(request.user, page) and nobody
    return {
        "page": page,
        "chapters": found,
        "nobody": nobody,
        "form": PeopleForm(auto_id=f"rest-{page.pk}-%s") if names else None,
        "may_read": may_read(request.user, page),
    }


def _name_for_the_rest(request: HttpRequest, pages: list[ReportPage]) -> HttpResponse:
    """The same people for every chapter of one report for which nobody is named."""
    asked = request.POST.get("report", "")
    page = next((one for one in pages if str(one.pk) == asked), None)
    if page is None:
        raise Http404
    if not may_name(request.user, page):
        raise PermissionDenied
    form = PeopleForm(request.POST)
    if form.is_valid():
        carry_out(
            request,
            lambda: name_for_the_rest(page, form.cleaned_data),
            _("They are named."),
        )
    return redirect("reports_chapters", page.period_code)


@require_safe
def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """The story as its draft stands, with the numbers as the records are now."""
    page = get_object_or_404(ReportPage.objects.select_related("locale"), pk=page_id)
    if not may_read(request.user, page):
        raise PermissionDenied
    with override(page.locale.language_code):
        story = document_of(page.latest(), LiveNumbers(page.period))
        return show_story(request, story, None)


def editions_crumb() -> Crumb:
    """The desk of editions, as a step in a trail."""
    return _("Editions"), reverse("reports_editions")


def chapters_crumb(page: ReportPage) -> Crumb:
    """The chapters of a year, as a step in a trail."""
    label = _("Chapters of %(year)s") % {"year": page.period}
    return label, reverse("reports_chapters", args=[page.period_code])
