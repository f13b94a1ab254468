"""Screens of the open programme in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.programme import attributing, models, planning
from steunpunt.records.backoffice import RecordViewSet, group
from steunpunt.sector.half_days import half_days_between


def settle_session(session: models.Session) -> None:
    """Half-days follow from the times, and the activity from its sessions."""
    session.half_days_by_rule = half_days_between(session.starts_at, session.ends_at)
    session.save()
    planning.settle([session.activity_id])


class SessionScreens(RecordViewSet):
    """Sessions; saving one settles its activity."""

    settle = staticmethod(settle_session)


class RegistrationScreens(RecordViewSet):
    """Registrations; saving one keeps what its organisation was that day."""

    settle = staticmethod(attributing.attribute)


@hooks.register("register_admin_viewset")
def programme_screens() -> Any:
    """Activities, sessions, registrations and evaluations."""
    return group(
        _("Open programme"),
        "date",
        200,
        RecordViewSet(
            models.Activity,
            list_display=["title", "starts_on", "status", "kind", "level", "mode"],
            list_filter=["status", "kind", "level", "in_open_programme"],
            search_fields=["title", "reference"],
        ),
        SessionScreens(
            models.Session,
            list_display=["activity", "number", "starts_at", "mode", "half_days"],
            list_filter=["status", "mode"],
            search_fields=["activity__title", "reference"],
        ),
        RegistrationScreens(
            models.Registration,
            list_display=[
                "person",
                "activity",
                "organisation",
                "target_group",
                "status",
            ],
            list_filter=["status", "target_group"],
            search_fields=["person__last_name", "activity__title", "reference"],
        ),
        RecordViewSet(
            models.Evaluation,
            list_display=["activity", "overall", "would_recommend"],
            search_fields=["activity__title"],
        ),
        RecordViewSet(models.Level, list_display=["label_nl", "reference"]),
        RecordViewSet(models.ActivityKind, list_display=["label_nl", "reference"]),
    )
