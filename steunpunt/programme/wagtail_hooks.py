"""Screens of the open programme in the back office."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from steunpunt.programme import models
from steunpunt.programme.screens import access, erasing, erasures
from steunpunt.programme.screens.activities import ActivityScreens
from steunpunt.programme.screens.checklist import ChecklistLineScreens
from steunpunt.programme.screens.planning import (
    RoomScreens,
    SeriesScreens,
    TrackScreens,
    TrainerScreens,
)
from steunpunt.programme.screens.reading import ReadingScreens, add_to_theme
from steunpunt.programme.screens.registrations import (
    EvaluationScreens,
    RegistrationScreens,
    SessionScreens,
)
from steunpunt.records.backoffice import FilePart, group
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.sector.models import Organisation, Person, Theme
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
        ReadingScreens(models.Reading),
        TermScreens(models.Level),
        TermScreens(models.ActivityKind),
        ChecklistLineScreens(models.ChecklistLine),
    )


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """What is kept of somebody, and to be forgotten: no record with screens."""
    return [
        path("vergeten/", erasures.erasures, name="erasures"),
        path("vergeten/<int:pk>/", erasures.decide, name="erasure_decide"),
        path("vergeten/<int:pk>/adres/", erasing.address, name="erase_address"),
        path("vergeten/wie/<int:pk>/", erasing.person, name="erase_person"),
        path("inzage/<int:pk>/", access.person, name="access_person"),
        path("inzage/<int:pk>/bestand/", access.download, name="access_download"),
    ]


@hooks.register("actions_on_a_file")
def file_actions(user: Any, record: Any) -> list[Button]:
    """From the file of a person to what is kept of them, and to erasing them."""
    if not isinstance(record, Person) or record.is_closed():
        return []
    if not user.has_perms([erasures.DECIDE, SEE_PEOPLE]):
        return []
    keep = reverse("access_person", args=[record.pk])
    erase = reverse("erase_person", args=[record.pk])
    return [
        Button(_("What we keep"), url=keep, icon_name="user", priority=29),
        Button(_("Erase"), url=erase, icon_name="cross", priority=30),
    ]


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
        FilePart(
            Theme,
            _("Related reading"),
            lambda theme: models.Reading.objects.of(theme),
            ("title", "kind", "language", "address"),
            order=30,
            add=add_to_theme,
        ),
    ]
