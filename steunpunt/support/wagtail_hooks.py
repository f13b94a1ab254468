"""Screens of demand-driven support in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.records.backoffice import RecordViewSet, group
from steunpunt.support import handling, models, permissions


class RequestScreens(RecordViewSet):
    """Requests; saving one keeps what its organisation was that day."""

    settle = staticmethod(
        lambda request: handling.receive(request, themes=request.themes.all())
    )
    visible = staticmethod(permissions.visible_requests)


class SupportScreens(RecordViewSet):
    """Supports; remediation only for who may see it."""

    settle = staticmethod(handling.settle)
    visible = staticmethod(permissions.visible_supports)


class SessionScreens(RecordViewSet):
    """Support sessions; remediation only for who may see it."""

    visible = staticmethod(permissions.visible_sessions)


@hooks.register("register_admin_viewset")
def support_screens() -> Any:
    """Requests, supports and their sessions."""
    return group(
        _("On demand"),
        "comment",
        205,
        RequestScreens(
            models.SupportRequest,
            list_display=["received_on", "organisation", "decision", "decided_on"],
            list_filter=["decision", "channel", "target_group"],
            search_fields=["organisation__name", "question", "reference"],
        ),
        SupportScreens(
            models.Support,
            list_display=["requested_on", "organisation", "kind", "target_group"],
            list_filter=["kind", "target_group"],
            search_fields=["organisation__name", "title", "reference"],
        ),
        SessionScreens(
            models.SupportSession,
            list_display=["support", "held_on", "half_days", "status"],
            list_filter=["status"],
            search_fields=["support__title", "reference"],
        ),
        RecordViewSet(models.DeclineReason, list_display=["label_nl", "reference"]),
    )
