"""Verbs of planning: what an activity is, follows from its sessions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from steunpunt.programme.models import Activity, Mode, Session
from steunpunt.sector.half_days import BRUSSELS

SETTLED = ("starts_on", "mode", "province")


def settle(activities: Iterable[int]) -> list[Activity]:
    """Settle the first day, mode and province of activities from their sessions.

    The sessions that are not cancelled decide; when all are cancelled, all of them.
    Only activities that changed are saved; they are returned.

    Args:
        activities: their keys.
    """
    keys = list(activities)
    changed: list[Activity] = []
    for start in range(0, len(keys), 2000):
        part = keys[start : start + 2000]
        sessions = defaultdict(list)
        for session in Session.objects.filter(activity__in=part).order_by("starts_at"):
            sessions[session.activity_id].append(session)
        touched = [
            activity
            for activity in Activity.objects.filter(pk__in=part)
            if _settle_one(activity, sessions[activity.pk])
        ]
        for fact in SETTLED:
            _save(touched, fact)
        changed += touched
    return changed


def _save(activities: Iterable[Activity], fact: str) -> None:
    """Save one settled fact; activities that share it are saved together."""
    sharing: dict[object, list[int]] = defaultdict(list)
    for activity in activities:
        sharing[getattr(activity, fact)].append(activity.pk)
    for value, keys in sharing.items():
        Activity.objects.filter(pk__in=keys).update(**{fact: value})


def _settle_one(activity: Activity, sessions: Sequence[Session]) -> bool:
    """Set the settled facts; tells whether any of them changed."""
    before = [getattr(activity, fact) for fact in SETTLED]
    counting = [s for s in sessions if s.status != Session.Status.CANCELLED]
    counting = counting or list(sessions)
    modes = {session.mode for session in counting}
    activity.starts_on = (
        counting[0].starts_at.astimezone(BRUSSELS).date() if counting else None
    )
    activity.mode = modes.pop() if len(modes) == 1 else (Mode.MIXED if modes else "")
    activity.province = next((s.province for s in counting if s.province), "")
    return before != [getattr(activity, fact) for fact in SETTLED]
