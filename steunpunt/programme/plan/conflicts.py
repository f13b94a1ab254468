"""Sessions that cannot both be, or that do not fit in their room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet

from steunpunt.programme.models import Activity, Mode, Session


@dataclass(frozen=True)
class Conflict:
    """Two sessions at the same time, and what they both need."""

    first: Session
    second: Session
    what: str


def to_compare(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Sessions that go on, with all that they may share."""
    return (
        sessions.exclude(status=Session.Status.CANCELLED)
        .exclude(activity__status=Activity.Status.CANCELLED)
        .select_related("activity", "activity__organiser", "in_room")
        .prefetch_related("trainers__person")
        .order_by("starts_at")
    )


def conflicts(sessions: Iterable[Session]) -> list[Conflict]:
    """Every pair that overlaps and shares a room, an organiser or a trainer.

    Earliest first. Sessions of one activity share their organiser anyway. One that is
    cancelled needs nothing.
    """
    going_on = sorted(
        (one for one in sessions if one.status != Session.Status.CANCELLED),
        key=lambda one: (one.starts_at, one.pk or 0),
    )
    found = []
    for place, first in enumerate(going_on):
        for second in _overlapping(first, going_on[place + 1 :]):
            found += [Conflict(first, second, what) for what in _shared(first, second)]
    return found


def conflicts_of(activity: Activity) -> list[Conflict]:
    """Those of one activity, with whatever is planned on its days."""
    span = activity.sessions.aggregate(first=Min("starts_at"), last=Max("ends_at"))
    if span["first"] is None:
        return []
    near = Session.objects.filter(starts_at__lt=span["last"], ends_at__gt=span["first"])
    pairs = conflicts(to_compare(near))
    return [
        one for one in pairs if activity in (one.first.activity, one.second.activity)
    ]


def too_small(sessions: Iterable[Session]) -> list[Session]:
    """Sessions whose room holds fewer people than may register.

    In a mixed session some are online, so there staff has to judge.
    """
    return [
        one
        for one in sessions
        if one.in_room
        and one.in_room.capacity
        and one.mode == Mode.ON_SITE
        and one.status == Session.Status.PLANNED
        and (one.activity.places is None or one.activity.places > one.in_room.capacity)
    ]


def _overlapping(first: Session, later: Sequence[Session]) -> Iterable[Session]:
    for second in later:
        if second.starts_at >= first.ends_at:
            return
        yield second


def _shared(first: Session, second: Session) -> Iterator[str]:
    """The room and the people that both need."""
    if (room := _room(first)) and room == _room(second):
        yield first.room
    mine, other = first.activity, second.activity
    if mine != other and mine.organiser and mine.organiser_id == other.organiser_id:
        yield str(mine.organiser)
    others = set(second.trainers.all())
    yield from (str(one) for one in first.trainers.all() if one in others)


def _room(session: Session) -> int | str:
    """The room by its record; elsewhere, by what was typed."""
    if not session.place or session.mode == Mode.ONLINE:
        return ""
    return session.in_room_id or session.room
