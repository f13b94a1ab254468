"""Verb of the year's table: change at once what planning a year turns on."""

from collections.abc import Iterable

from django.db import transaction

from steunpunt.accounts.models import User
from steunpunt.programme.models import Activity, Mode, Room, Session, Trainer
from steunpunt.programme.plan import planning


@transaction.atomic
def replan(
    activity: Activity,
    *,
    places: int | None,
    room: Room | None,
    trainers: Iterable[Trainer] | None,
    tell: bool,
    by: User | None,
) -> None:
    """Set places, and one room and the same trainers for every session that goes on.

    Args:
        activity: which.
        places: None: no limit.
        room: of the sessions that are not online; None: each as it is.
        trainers: None: each as it is.
        tell: whether people hear of another room.
        by: who plans.

    Raises:
        PlacesAreTaken, SessionHadPeople.
    """
    sessions = list(activity.sessions.exclude(status=Session.Status.CANCELLED))
    moved = []
    for session in sessions:
        if room is not None and session.mode != Mode.ONLINE and session.in_room != room:
            session.in_room = room
            moved.append(session)
    activity.places = places
    planning.plan(
        activity,
        themes=activity.themes.all(),
        sessions=moved,
        given_by=[] if trainers is None else [(one, trainers) for one in sessions],
        by=by,
        tell=tell,
    )
