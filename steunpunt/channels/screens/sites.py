"""Websites: their list, a page with their years, and a year as one grid."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.channels.models import Site, SiteReading
from steunpunt.channels.reading import period_of
from steunpunt.channels.screens.forms import MONTHLY, YearForm
from steunpunt.figures.declaring import Unit
from steunpunt.figures.writing import written_as
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.refusing import Refused
from steunpunt.records.screens.pages import (
    RecordInspectView,
)
from steunpunt.records.work import list_crumb, record_crumb, work_page

READ = ("channels.add_sitereading", "channels.change_sitereading")


def may_read(user: Any) -> bool:
    """Whether someone may take over numbers: a year is typed new and old together."""
    return bool(user.has_perms(READ))


@dataclass(frozen=True)
class Year:
    """What is known of a site in one year."""

    year: int
    visits: str
    visitors: str
    page_views: str
    missing: int
    breaks: list[SiteReading]


def years_of_site(site: Site) -> list[Year]:
    """The years that were read, and this one, newest first."""
    found: dict[int, list[Any]] = {timezone.localdate().year: []}
    for one in site.readings.with_breaks().order_by("period_from", "metric"):
        found.setdefault(one.year, []).append(one)
    return [_year(year, found[year]) for year in sorted(found, reverse=True)]


def _year(year: int, readings: list[Any]) -> Year:
    today = timezone.localdate()
    over = [m for m in range(1, 13) if period_of(year, m).last < today]
    months = [one for one in readings if one.month]
    stand = {(one.metric, one.month) for one in months}
    missing = sum((m.value, month) not in stand for m in MONTHLY for month in over)
    whole = {one.metric: one.value for one in readings if not one.month}
    return Year(
        year,
        written_as(Unit.NUMBER, 0, _added_up(months, SiteReading.Metric.VISITS, whole)),
        written_as(Unit.NUMBER, 0, whole.get(SiteReading.Metric.VISITORS)),
        written_as(
            Unit.NUMBER, 0, _added_up(months, SiteReading.Metric.PAGE_VIEWS, whole)
        ),
        missing if months or not readings else 0,
        [one for one in readings if one.breaks_series],
    )


def _added_up(months: list[Any], metric: str, whole: dict[str, int]) -> int | None:
    """As the figure does: the months, and without any the number of the year."""
    values = [one.value for one in months if one.metric == metric]
    return sum(values) if values else whole.get(metric)


class SitePage(RecordInspectView):
    """A website with what was read of it, year by year."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            site=self.object,
            years=years_of_site(self.object),
            evidence=_evidence_of(self.object),
            may_read=may_read(self.request.user),
        )


def _evidence_of(site: Site) -> list[SiteReading]:
    """One reading for each file of evidence, newest first."""
    kept = site.readings.exclude(evidence_file="").order_by("-period_to")
    return list({one.evidence_file.name: one for one in kept}.values())


def read_year(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """A year of a website as one grid."""
    if not may_read(request.user):
        raise PermissionDenied
    site = get_object_or_404(Site, pk=pk)
    this_year = timezone.localdate().year
    if not 1990 <= year <= this_year:
        raise Http404
    form = YearForm(request.POST or None, request.FILES or None, site=site, year=year)
    if request.method == "POST" and form.is_valid():
        try:
            changed = form.save()
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            told = _("Saved. Numbers that changed: %(n)s.") % {"n": changed}
            messages.success(request, told)
            return redirect("site:year", pk, year)
    return work_page(
        request,
        "channels/year.html",
        {"site": site, "year": year, "form": form, "this_year": this_year},
        title=_("%(site)s in %(year)s") % {"site": site, "year": year},
        trail=[list_crumb(Site), record_crumb(request, site)],
        icon="globe",
        status=422 if form.errors else 200,
    )


class SiteScreens(RecordViewSet):
    """Websites; the list opens the page with their years."""

    inspect_view_class = SitePage
    inspect_template_name = "channels/site.html"
    opens_file = True
    icon = "globe"
    list_display = ["name", "url"]
    search_fields = ["name", "url"]
    explanation = gettext_lazy(
        "A website of the centre. Open it to take over a year of visits, visitors and "
        "page views from the tool that counts them."
    )
    nothing_yet = gettext_lazy("Add the websites that you report on.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/<int:year>/", read_year, name="year"),
        ]
