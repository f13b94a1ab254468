"""Who gives an activity, and in which rooms, as far as the public may know."""

from collections.abc import Sequence

from django.db.models import Prefetch, prefetch_related_objects

from steunpunt.programme.models import Activity, Mode, Room, Session, Trainer


def look_up(activities: Sequence[Activity]) -> None:
    """Look it up for all of these at once; they came `in_full`."""
    trainers = Prefetch("sessions__trainers", Trainer.objects.as_shown())
    prefetch_related_objects(activities, "sessions__in_room", trainers)


def given_by(session: Session) -> list[Trainer]:
    """Who gives a session, of those who agreed that the public reads their name."""
    return [one for one in session.trainers.all() if one.has_page]


def trainers_of(activity: Activity) -> list[Trainer]:
    """Who gives a session of it that goes on, each once, by name."""
    found = {one for session in activity.sessions.all() for one in given_by(session)}
    return sorted(found, key=lambda one: (one.person.last_name, one.public_name))


def room_of(session: Session) -> Room | None:
    """The room that people come to."""
    return None if session.mode == Mode.ONLINE else session.in_room


def rooms_of(activity: Activity) -> list[Room]:
    """The rooms of which there is something to know, each once."""
    found = (room_of(session) for session in activity.sessions.all())
    return [room for room in dict.fromkeys(found) if room and room.access]
