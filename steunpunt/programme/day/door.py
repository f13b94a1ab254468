"""Verbs at the door of a session: tick somebody, and close the list.

A phone sends a tick when it can, perhaps twice and perhaps late. What somebody said
last stands, in whatever order it comes in: a tick carries what it wants, when it was
made, and an id that the phone gave it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme.day.attendance import (
    NotOnThisSheet,
    Saved,
    Sheet,
    note_who_came,
    record_sheet,
)
from steunpunt.programme.models import Activity, Attendance, Registration, Session
from steunpunt.programme.placing.registering import ActivityIsCancelled
from steunpunt.records.refusing import Refused


class NameFollows(Refused):
    """Attendance is of somebody with a name."""

    message = _("We do not know who takes this place. Write them in below, by name.")


@dataclass(frozen=True)
class Tick:
    """Somebody is there, or is not after all.

    Attributes:
        registration: of whom, by its key.
        present: whether they are there.
        key: the id that the phone gave it.
        made_at: when somebody said so.
    """

    registration: int
    present: bool
    key: UUID
    made_at: datetime

    @property
    def order(self) -> tuple[datetime, str]:
        """Which of two ticks was last; their ids decide within one moment."""
        return self.made_at, self.key.hex


def moment_of(age: timedelta, now: datetime) -> datetime:
    """When something was said that a phone calls so old. Never later than now.

    Phones tell how long ago, so that it does not matter whether their clock is right.
    """
    return now - max(age, timedelta(0))


@transaction.atomic
def tick(session: Session, said: Tick) -> bool:
    """Note a tick, unless something later was noted; tells who it is: there or not.

    Raises:
        NotOnThisSheet: the person is not of this activity (any more).
        ActivityIsCancelled, NameFollows
    """
    found = Registration.objects.select_for_update(of=("self",)).filter(
        activity=session.activity_id, pk=said.registration
    )
    one = found.first()
    if one is None:
        raise NotOnThisSheet
    if one.activity.status == Activity.Status.CANCELLED:
        raise ActivityIsCancelled
    if one.person_id is None:
        raise NameFollows
    return _note(one, session, said)


def _note(one: Registration, session: Session, said: Tick) -> bool:
    seen = dict(one.attendances.values_list("session", "present"))
    known = one.attendances.filter(session=session).first()
    if known is not None and not _is_later(said, known):
        return known.present
    Attendance.objects.update_or_create(
        registration=one,
        session=session,
        defaults={"present": said.present, "noted_at": said.made_at, "tick": said.key},
    )
    after = seen | {session.pk: said.present}
    note_who_came([one], {one.pk: seen}, {one.pk: after})
    return said.present


def _is_later(said: Tick, known: Attendance) -> bool:
    if known.tick == said.key:
        return False  # the same tick again
    if known.noted_at is None:
        return True
    return said.order > (known.noted_at, known.tick.hex if known.tick else "")


def close(session: Session, *, by: User | None) -> Saved:
    """The session takes place: who has a place and is not ticked did not come."""
    sheet = Sheet(frozenset(), frozenset(), frozenset({session.pk}))
    return record_sheet(session.activity, sheet, by=by)


def session_now(activity: Activity, at: datetime | None = None) -> Session | None:
    """The session at whose door somebody stands: the one going on, or the next."""
    moment = at or timezone.now()
    going_on = activity.sessions.exclude(status=Session.Status.CANCELLED)
    to_come = going_on.filter(ends_at__gte=moment).order_by("starts_at")
    return to_come.first() or going_on.order_by("-ends_at").first()
