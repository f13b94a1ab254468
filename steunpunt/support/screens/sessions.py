"""Support sessions in a list; they are planned and noted on their support."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy

from steunpunt.records.backoffice import RecordViewSet
from steunpunt.support.models import SupportSession
from steunpunt.support.permissions import visible_sessions
from steunpunt.support.screens.filters import SessionFilters
from steunpunt.support.screens.supports import CHANGE, choose_request


class SessionScreens(RecordViewSet):
    """Support sessions in a list, to search and export; they stand on their support."""

    visible = staticmethod(visible_sessions)
    icon = "time"
    list_display = ["support", "held_on", "half_days", "status", "staff"]
    search_fields = ["support__title", "support__organisation__name", "staff"]
    filterset_class = SessionFilters
    list_export = [
        "reference",
        "support",
        "held_on",
        "starts_at",
        "ends_at",
        "half_days",
        "half_days_reason",
        "status",
        "staff",
    ]
    explanation = gettext_lazy(
        "You plan and change sessions on the form of their support."
    )
    nothing_yet = gettext_lazy("Start a support; its sessions stand on its form.")

    @property
    def add_view(self) -> Any:
        return choose_request

    @property
    def edit_view(self) -> Any:
        return to_support

    @property
    def inspect_view(self) -> Any:
        return to_support


def to_support(request: HttpRequest, pk: int) -> HttpResponse:
    """A session is shown with its support."""
    seen = visible_sessions(request.user, SupportSession.objects.all())  # type: ignore[arg-type] # signed in
    session: SupportSession = get_object_or_404(seen, pk=pk)
    view = "edit" if request.user.has_perm(CHANGE) else "inspect"
    return redirect(f"support:{view}", session.support_id)
