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
from steunpunt.records.backoffice import RecordViewSet, group

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
