"""Screens on what planning draws on: trainers, rooms, series and tracks."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column

from steunpunt.programme.plan.rooming import follow
from steunpunt.records.backoffice import RecordViewSet, Rows


def with_sessions(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each with how many sessions it has that were not cancelled."""
    going_on = ~Q(sessions__status="cancelled")
    return found.annotate(session_count=Count("sessions", filter=going_on))


HOW_MANY = Column("session_count", label=_("Sessions"))


def nobody_was_told(user: Any, room: Any) -> Iterable[tuple[str, list[Any]]]:
    """A corrected room writes to nobody: a letter for each typing error is too much."""
    number = room.sessions.filter(starts_at__gt=timezone.now()).count()
    if number:
        yield (
            ngettext(
                "%(n)s session to come is in this room. Who registered was not written "
                "to: do that from the activity, when they need to know.",
                "%(n)s sessions to come are in this room. Who registered was not "
                "written to: do that from the activity, when they need to know.",
                number,
            )
            % {"n": number},
            [],
        )


class TrainerScreens(RecordViewSet):
    """Who gives sessions."""

    icon = "user"
    opens_file = True
    list_display = ["person", "is_external", "languages", "agreed_on", HOW_MANY]
    listed = staticmethod(with_sessions)
    search_fields = ["person__folded_name", "languages"]
    explanation = _(
        "Trainers are people of the register who give sessions. You choose them with "
        "each session, on the form of its activity. What evaluations said of their "
        "activities stands with the results of a year, from five answers on."
    )
    nothing_yet = _("Add who gives your activities, from the centre or from outside.")
    panels = [
        FieldPanel("person"),
        FieldRowPanel([FieldPanel("is_external"), FieldPanel("languages")]),
        FieldPanel("biography"),
        FieldPanel("portrait"),
        FieldPanel("agreed_on"),
    ]
    help_texts = {
        "biography": _("Two or three sentences, as visitors read them."),
        "languages": _("For example: Dutch, French, Flemish Sign Language."),
        "portrait": _(
            "Note with the picture its maker, its licence, a description, and that the "
            "trainer agreed. Without these nobody sees it."
        ),
        "agreed_on": _(
            "Only with a day here the website shows the name, the portrait, the "
            "biography and the activities. Empty it when the trainer does not want it "
            "any more."
        ),
    }


class RoomScreens(RecordViewSet):
    """Where sessions are held."""

    icon = "home"
    opens_file = True
    settle = staticmethod(follow)
    notices = staticmethod(nobody_was_told)
    list_display = ["name", "municipality", "capacity", "is_in_use", HOW_MANY]
    listed = staticmethod(with_sessions)
    search_fields = ["name", "address", "municipality"]
    explanation = _(
        "You choose a room with each session, on the form of its activity. When you "
        "correct a room, sessions to come follow; those of the past keep what they "
        "said. Visitors read on the page of an activity what to know to get in."
    )
    nothing_yet = _("Add the rooms that you use more than once.")
    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("municipality"), FieldPanel("province")]),
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("is_in_use")]),
        FieldRowPanel([FieldPanel("is_step_free"), FieldPanel("has_hearing_loop")]),
        FieldRowPanel(
            [FieldPanel("has_accessible_toilet"), FieldPanel("has_accessible_parking")]
        ),
        FieldPanel("how_to_get_there"),
    ]
    help_texts = {
        "address": _("For example: De Kade, Kaai 12."),
        "capacity": _(
            "Planning warns when an activity has more places than the room holds."
        ),
        "is_in_use": _("No: nobody can choose it any more."),
        "how_to_get_there": _("A line each: station, bus, bicycles, quiet room, food."),
    }


class SeriesScreens(RecordViewSet):
    """The same activity on several dates."""

    icon = "copy"
    list_display = ["title", Column("date_count", label=_("Dates"))]
    listed = staticmethod(lambda found: found.annotate(date_count=Count("activities")))
    form_fields = ["title"]
    search_fields = ["title"]
    explanation = _(
        "Activities of one series are the same on several dates: who reads about one, "
        "sees the others. “Plan it on other days” puts the copy in the series; on the "
        "form of an activity you change it."
    )
    nothing_yet = _("Plan an activity on other days, and say that it is the same.")


class TrackScreens(RecordViewSet):
    """Activities that belong together, in order."""

    icon = "list-ol"
    opens_file = True
    list_display = ["title", "is_public", Column("part_count", label=_("Activities"))]
    listed = staticmethod(lambda found: found.annotate(part_count=Count("parts")))
    search_fields = ["title", "summary"]
    explanation = _(
        "A track has a page on the website with all its activities in order, and each "
        "of these leads to it. People register for each of them, or for all that are "
        "open at once."
    )
    nothing_yet = _("Add a track, and choose its activities in order.")
    panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("is_public"),
    ]
    rows = [
        Rows(
            "parts",
            [FieldRowPanel([FieldPanel("position"), FieldPanel("activity")])],
            heading=_("Activities"),
            label=_("activity"),
        )
    ]
