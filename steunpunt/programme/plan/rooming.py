"""Verbs of rooms: a session says where it is in the words of its room."""

from django.db import transaction
from django.utils import timezone

from steunpunt.programme.models import Room, Session
from steunpunt.programme.plan.planning import settle


@transaction.atomic
def follow(room: Room) -> None:
    """A room that was corrected: sessions to come say so; those of the past do not."""
    to_come = room.sessions.filter(
        status=Session.Status.PLANNED, starts_at__gt=timezone.now()
    )
    sessions = list(to_come)
    for session in sessions:
        session.say_room()
        session.save()
    settle({session.activity_id for session in sessions})
