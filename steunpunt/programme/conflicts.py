"""Sessions that cannot both be: they need one room or one person at the same time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from steunpunt.programme.models import Session


@dataclass(frozen=True)
class Conflict:
    """Two sessions at the same time, and what they both need."""

    first: Session
    second: Session
    what: str


def conflicts(sessions: Iterable[Session]) -> list[Conflict]:
    """Every pair that overlaps and shares a room, an organiser or a trainer.

    Earliest first. Sessions of one activity share their organiser anyway. One that is cancelled needs
    nothing.
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


def _overlapping(first: Session, later: Sequence[Session]) -> Iterable[Session]:
    for second in later:
        if second.starts_at >= first.ends_at:
            return
        yield second


def _shared(first: Session, second: Session) -> Iterator[str]:
    """The room and the people that both need."""
    if (room := _room(first)) and room == _room(second):
        yield room
    mine, other = first.activity, second.activity
    if mine != other and mine.organiser and mine.organiser_id == other.organiser_id:
        yield str(mine.organiser)
    others = set(second.trainers.all())
    yield from (str(one) for one in first.trainers.all() if one in others)


def _room(session: Session) -> str:
    if not session.place or session.mode == "online":
        return ""
    return session.room
