"""Screens of the open programme in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.programme import models
from steunpunt.programme.screens.activities import ActivityScreens
from steunpunt.programme.screens.registrations import (
    EvaluationScreens,
    RegistrationScreens,
    SessionScreens,
)
from steunpunt.records.backoffice import FilePart, RecordViewSet, group
from steunpunt.sector.models import Organisation, Person

TERM = ["label_nl", "label_en", "valid_from", "valid_to", "reference"]


@hooks.register("register_admin_viewset")
def programme_screens() -> Any:
    """Activities, sessions, registrations and evaluations."""
    return group(
        _("Open programme"),
        "date",
        200,
        ActivityScreens(models.Activity),
        RegistrationScreens(models.Registration),
        SessionScreens(models.Session),
        EvaluationScreens(models.Evaluation),
        RecordViewSet(models.Level, list_display=TERM, search_fields=["label_nl"]),
        RecordViewSet(
            models.ActivityKind, list_display=TERM, search_fields=["label_nl"]
        ),
    )


@hooks.register("parts_of_a_file")
def parts_of_a_file() -> list[FilePart]:
    """What the programme has about a person or an organisation."""
    newest = models.Registration.objects.order_by("-registered_at")
    columns = ["activity", "person", "organisation", "status", "registered_at"]
    return [
        FilePart(
            Person,
            _("Registrations"),
            lambda person: newest.filter(person=person),
            [name for name in columns if name != "person"],
        ),
        FilePart(
            Organisation,
            _("Registrations"),
            lambda organisation: newest.filter(organisation=organisation),
            [name for name in columns if name != "organisation"],
        ),
    ]
