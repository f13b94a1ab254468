"""Screens of demand-driven support in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.records.backoffice import RecordViewSet, group
from steunpunt.support import models
from steunpunt.support.screens.requests import RequestScreens
from steunpunt.support.screens.supports import SessionScreens, SupportScreens

TERM = ["label_nl", "label_en", "valid_from", "valid_to", "reference"]


@hooks.register("register_admin_viewset")
def support_screens() -> Any:
    """Requests, supports and their sessions."""
    return group(
        _("On demand"),
        "comment",
        205,
        RequestScreens(models.SupportRequest),
        SupportScreens(models.Support),
        SessionScreens(models.SupportSession),
        RecordViewSet(
            models.DeclineReason, list_display=TERM, search_fields=["label_nl"]
        ),
    )
