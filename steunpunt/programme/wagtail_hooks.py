"""Screens of the open programme in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.programme import models
from steunpunt.programme.screens.activities import ActivityScreens
from steunpunt.programme.screens.checklist import ChecklistLineScreens
from steunpunt.programme.screens.planning import (
    RoomScreens,
    SeriesScreens,
    TrackScreens,
    TrainerScreens,
)
from steunpunt.programme.screens.registrations import (
    EvaluationScreens,
    RegistrationScreens,
    SessionScreens,
)
from steunpunt.records.backoffice import FilePart, group
from steunpunt.sector.models import Organisation, Person
from steunpunt.sector.vocabulary import TermScreens


@hooks.register("register_admin_viewset")
def programme_screens() -> Any:
    """Activities and what hangs on them, and what planning draws on."""
    return group(
        _("Open programme"),
        "date",
        200,
        ActivityScreens(models.Activity),
        RegistrationScreens(models.Registration),
        SessionScreens(models.Session),
        EvaluationScreens(models.Evaluation),
        TrainerScreens(models.Trainer),
        RoomScreens(models.Room),
        SeriesScreens(models.Series),
        TrackScreens(models.Track),
        TermScreens(models.Level),
        TermScreens(models.ActivityKind),
        ChecklistLineScreens(models.ChecklistLine),
    )


@hooks.register("parts_of_a_file")
def file_parts() -> list[FilePart]:
    """What people and organisations registered for."""
    registrations = models.Registration.objects.select_related(
        "activity", "person", "organisation"
    ).order_by("-activity__starts_on", "-pk")
    return [
        FilePart(
            Person,
            _("Registrations"),
            lambda person: registrations.filter(person=person),
            ("activity", "activity__starts_on", "organisation", "status"),
            order=30,
        ),
        FilePart(
            Organisation,
            _("Registrations"),
            lambda organisation: registrations.filter(organisation=organisation),
            ("activity", "activity__starts_on", "person", "status"),
            order=30,
        ),
    ]
