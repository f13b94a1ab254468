"""Screens of demand-driven support in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.records.backoffice import FilePart, RecordViewSet, group
from steunpunt.sector.models import Organisation, Person
from steunpunt.support import models
from steunpunt.support.permissions import visible_requests, visible_supports
from steunpunt.support.screens.requests import RequestScreens
from steunpunt.support.screens.sessions import SessionScreens
from steunpunt.support.screens.supports import SupportScreens

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


@hooks.register("parts_of_a_file")
def parts_of_a_file() -> list[FilePart]:
    """What support has about a person or an organisation; remediation for some."""
    asked = ["__str__", "channel", "decision", "decided_on"]
    given = ["__str__", "kind", "requested_on", "closed_on"]
    return [
        FilePart(
            Person,
            _("Requests"),
            lambda person: models.SupportRequest.objects.filter(asker=person),
            asked,
            visible_requests,
            order=110,
        ),
        FilePart(
            Person,
            _("Took part in supports"),
            lambda person: models.Support.objects.filter(participants__person=person),
            given,
            visible_supports,
            order=120,
        ),
        FilePart(
            Organisation,
            _("Requests"),
            lambda one: models.SupportRequest.objects.filter(organisation=one),
            asked,
            visible_requests,
            order=110,
        ),
        FilePart(
            Organisation,
            _("Supports"),
            lambda one: models.Support.objects.filter(organisation=one),
            given,
            visible_supports,
            order=120,
        ),
    ]
