"""Screens of demand-driven support in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.records.backoffice import FilePart, group
from steunpunt.sector.models import Organisation, Person
from steunpunt.sector.vocabulary import TermScreens
from steunpunt.support import models, permissions
from steunpunt.support.screens.requests import RequestScreens
from steunpunt.support.screens.sessions import SessionScreens
from steunpunt.support.screens.supports import SupportScreens


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
        TermScreens(models.DeclineReason),
    )


@hooks.register("parts_of_a_file")
def file_parts() -> list[FilePart]:
    """What people and organisations asked, and which support they got."""
    requests = models.SupportRequest.objects.select_related("asker", "organisation")
    supports = models.Support.objects.select_related("organisation")
    return [
        FilePart(
            Person,
            _("Requests"),
            lambda person: requests.filter(asker=person),
            ("received_on", "organisation", "decision"),
            visible=permissions.visible_requests,
            order=40,
        ),
        FilePart(
            Person,
            _("Supports as a participant"),
            lambda person: supports.filter(participants__person=person),
            ("__str__", "organisation", "requested_on"),
            visible=permissions.visible_supports,
            order=50,
        ),
        FilePart(
            Organisation,
            _("Requests"),
            lambda organisation: requests.filter(organisation=organisation),
            ("received_on", "asker", "decision"),
            visible=permissions.visible_requests,
            order=40,
        ),
        FilePart(
            Organisation,
            _("Supports"),
            lambda organisation: supports.filter(organisation=organisation),
            ("__str__", "kind", "requested_on", "closed_on"),
            visible=permissions.visible_supports,
            order=50,
        ),
    ]
