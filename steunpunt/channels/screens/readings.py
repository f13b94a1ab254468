"""Readings of websites and social channels: their lists, and files of evidence."""

from typing import Any

import django_filters
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from steunpunt.channels.models import (
    FollowerReading,
    Site,
    SiteReading,
    SocialChannel,
)
from steunpunt.channels.screens.forms import FollowerForm
from steunpunt.channels.screens.sites import may_read
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.filtering import years_of
from steunpunt.records.screens.pages import (
    RecordCreateView,
    RecordEditView,
)
from steunpunt.records.work import Refusing, need

SEE: dict[type[Model], str] = {
    SiteReading: "channels.view_sitereading",
    FollowerReading: "channels.view_followerreading",
}


def evidence(request: HttpRequest, kind: type[Model], pk: int) -> HttpResponse:
    """A file of evidence, to download; never shown as a page of ours."""
    need(request, SEE[kind])
    found: Any = get_object_or_404(kind, pk=pk)
    if not found.evidence_file:
        raise Http404
    response = FileResponse(
        found.evidence_file.open("rb"),
        as_attachment=True,
        filename=found.evidence_file.name.rsplit("/", 1)[-1],
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response  # type: ignore[return-value] # a file is a response too


class ReadingFilters(WagtailFilterSet):
    """By website, metric, year, and where a series breaks."""

    site = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Website"), queryset=Site.objects.all()
    )
    metric = django_filters.ChoiceFilter(
        label=gettext_lazy("Metric"), choices=SiteReading.Metric.choices
    )
    year = years_of(SiteReading, "period_from")
    breaks = django_filters.ChoiceFilter(
        label=gettext_lazy("Series"),
        choices=[("yes", gettext_lazy("where a series breaks"))],
        method="filter_breaks",
    )

    class Meta:
        model = SiteReading
        fields: tuple[str, ...] = ()

    def filter_breaks(
        self, found: QuerySet[SiteReading], name: str, value: str
    ) -> QuerySet[SiteReading]:
        return found.filter(pk__in=SiteReading.objects.breaking().values("pk"))


class ReadingScreens(RecordViewSet):
    """Readings in a list, to search and export; they are typed in a grid of a year."""

    icon = "table"
    list_display = ["site", "metric", "year", "month", "value", "tool", "consent_mode"]
    search_fields = ["site__name", "tool", "method"]
    filterset_class = ReadingFilters
    list_export = [
        "reference",
        "site",
        "metric",
        "year",
        "month",
        "value",
        "tool",
        "method",
        "consent_mode",
        "evidence",
    ]
    explanation = gettext_lazy(
        "Numbers that a tool counted. Months of visits and page views are added up; "
        "visitors are read for the year, and never added up. You type them in the grid "
        "of a year, on the page of the website."
    )
    nothing_yet = gettext_lazy(
        "Add a website, open it, and take over its first year there."
    )

    @property
    def add_view(self) -> Any:
        return choose_site

    @property
    def edit_view(self) -> Any:
        return to_grid

    @property
    def inspect_view(self) -> Any:
        return to_grid

    def get_urlpatterns(self) -> list[Any]:
        kind = {"kind": SiteReading}
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/bewijs/", evidence, kind, name="evidence"),
        ]


def choose_site(request: HttpRequest) -> HttpResponse:
    """Numbers are typed with their website: choose it first."""
    need(request, "channels.add_sitereading")
    messages.info(request, _("Open the website of which you have numbers."))
    return redirect("site:index")


def to_grid(request: HttpRequest, pk: int) -> HttpResponse:
    """A reading is shown in the grid of its year."""
    need(request, SEE[SiteReading])
    found = get_object_or_404(SiteReading, pk=pk)
    if may_read(request.user):
        return redirect("site:year", found.site_id, found.year)
    return redirect("site:inspect", found.site_id)


class _ReadsFollowers(Refusing):
    def get_success_url(self) -> str:
        return reverse("followerreading:index")


class FollowerCreateView(_ReadsFollowers, RecordCreateView):
    """Takes over a number of followers."""


class FollowerEditView(_ReadsFollowers, RecordEditView):
    """Mends a number of followers."""


class FollowerFilters(WagtailFilterSet):
    """By channel and year."""

    channel = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Social channel"), queryset=SocialChannel.objects.all()
    )
    year = years_of(FollowerReading, "read_on")

    class Meta:
        model = FollowerReading
        fields: tuple[str, ...] = ()


class FollowerScreens(RecordViewSet):
    """Followers on a day."""

    add_view_class = FollowerCreateView
    edit_view_class = FollowerEditView
    create_template_name = edit_template_name = "channels/follower_form.html"
    icon = "group"
    list_display = ["channel", "read_on", "followers", "method"]
    search_fields = ["channel__name", "method"]
    filterset_class = FollowerFilters
    list_export = [
        "reference",
        "channel",
        "read_on",
        "followers",
        "method",
        "evidence",
    ]
    explanation = gettext_lazy(
        "How many followers a channel had on one day. A year shows the last reading in "
        "it, so read them on 31 December. Channels are never added up."
    )
    nothing_yet = gettext_lazy(
        "Add a social channel first; then read its followers, best on 31 December."
    )

    def get_edit_handler(self) -> None:
        """The form is our own."""

    def get_form_class(self, for_update: bool = False) -> type[FollowerForm]:
        return FollowerForm

    def get_urlpatterns(self) -> list[Any]:
        kind = {"kind": FollowerReading}
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/bewijs/", evidence, kind, name="evidence"),
        ]


class ChannelScreens(RecordViewSet):
    """Social channels."""

    icon = "media"
    list_display = ["name", "url"]
    search_fields = ["name", "url"]
    explanation = gettext_lazy("An account of the centre on a social network.")
    nothing_yet = gettext_lazy("Add the networks that you report on.")
