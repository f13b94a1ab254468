"""Verbs of planning: an activity, its sessions, and whether it took place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme import emails
from steunpunt.programme.letters.telling import tell_changes, when_and_where
from steunpunt.programme.models import Activity, ActivityStep, Mode, Session, Trainer
from steunpunt.programme.orders.charging import follow_first_day, half_days_of, uncharge
from steunpunt.programme.orders.charging_anew import follow_half_days
from steunpunt.programme.placing.attributing import follow_first_session
from steunpunt.programme.placing.places import lock, refuse_fewer_than_taken
from steunpunt.programme.placing.waiting import fill, is_to_come
from steunpunt.programme.plan.checklists import take_along
from steunpunt.records.history import note_change, values_of
from steunpunt.records.models import Change, Record
from steunpunt.records.refusing import Refused, StepNotAllowed
from steunpunt.sector.half_days import BRUSSELS, half_days_between
from steunpunt.sector.models import HalfDayRule, Theme

GivenBy = tuple[Session, Iterable[Trainer]]


class AttendanceIsRecorded(Refused):
    """Who was there stays known, so the session stays."""

    message = _(
        "Attendance was recorded in session %(number)s, so it cannot go. Untick "
        "everyone and say that it was cancelled instead."
    )


class PeopleCame(Refused):
    """What people came to, took place."""

    message = _(
        "People came to this activity, so it took place. Mend the attendance first."
    )


class SessionHadPeople(Refused):
    """A session to which people came, was held."""

    message = _(
        "People came to session %(number)s, so it took place. Mend the attendance "
        "first."
    )


class NoSessionLeft(Refused):
    """What took place has a session."""

    message = _("This activity took place, so it keeps at least one session.")


class NothingTookPlace(Refused):
    """An activity took place when one of its sessions did."""

    message = _("None of its sessions has begun yet.")


@transaction.atomic
def plan(
    activity: Activity,
    *,
    themes: Iterable[Theme],
    sessions: Sequence[Session],
    removed: Iterable[Session] = (),
    given_by: Iterable[GivenBy] = (),
    by: User | None,
    tell: bool = True,
) -> None:
    """Save an activity with its themes and sessions; what follows from them, follows.

    Args:
        activity: new or changed.
        themes: all of them.
        sessions: those that are new or changed; a new one gets the next number.
        removed: those that go.
        given_by: all trainers of the sessions of which these change.
        by: who plans.
        tell: whether people hear of another day, time, place, link or price.

    Raises:
        AttendanceIsRecorded, SessionHadPeople, NoSessionLeft, StepNotAllowed
        PlacesAreTaken: when there would be fewer places than are taken.
    """
    is_new = activity.pk is None
    now = timezone.now()
    if not is_new:
        lock(activity.pk)
        refuse_fewer_than_taken(activity, now)
    half_days = 0 if is_new else half_days_of(activity)
    before = {} if is_new else when_and_where(activity)
    activity.save()
    _set_links(activity, "themes", themes, is_new=is_new)
    for session in removed:
        _remove(session)
    _save_sessions(activity, sessions)
    for session, trainers in given_by:
        _set_links(session, "trainers", trainers)
    if is_new:
        take_along(activity)
    to_come = is_to_come(activity, now)
    if activity.status == Activity.Status.HELD and not activity.sessions.exists():
        raise NoSessionLeft
    _settle_and_follow(activity)
    repriced = follow_half_days(activity, before=half_days)
    if tell and to_come:
        tell_changes(activity, before, repriced, at=now)
    fill(activity, now)
    held = activity.sessions.filter(status=Session.Status.HELD).exists()
    if held and activity.status != Activity.Status.HELD:
        _move(activity, Activity.Status.HELD, by=by)


def _save_sessions(activity: Activity, sessions: Sequence[Session]) -> None:
    rules = list(HalfDayRule.objects.order_by("valid_from"))
    number = max(activity.sessions.values_list("number", flat=True), default=0)
    for session in sorted(sessions, key=lambda one: one.starts_at):
        session.activity = activity
        session.say_room()
        if session.pk is None:
            number += 1
            session.number = number
        elif session.status != Session.Status.HELD:
            _refuse_if_people_came(session)
        session.half_days_by_rule = half_days_between(
            session.starts_at, session.ends_at, rules
        )
        session.save()


def _refuse_if_people_came(session: Session) -> None:
    was_held = Session.objects.filter(pk=session.pk, status=Session.Status.HELD)
    if was_held.exists() and session.attendances.filter(present=True).exists():
        raise SessionHadPeople(number=session.number)


def _set_links(
    record: Activity | Session,
    name: str,
    wanted: Iterable[Record],
    *,
    is_new: bool = False,
) -> None:
    """Set its themes, or its trainers, and note what changed."""
    linked = getattr(record, name)
    before = sorted(linked.values_list("pk", flat=True))
    after = sorted(one.pk for one in wanted)
    if before == after:
        return
    linked.set(after)
    if not is_new:
        note_change(
            record, Change.Kind.CHANGED, before={name: before}, after={name: after}
        )


def _remove(session: Session) -> None:
    if session.attendances.exists():
        raise AttendanceIsRecorded(number=session.number)
    session.delete()


def _settle_and_follow(activity: Activity) -> None:
    """Settle an activity, note that, and let its registrations follow its first day."""
    before = values_of(activity)
    first_day: date | None = activity.starts_on
    settle([activity.pk])
    activity.refresh_from_db(fields=["starts_on", "mode", "province"])
    after = values_of(activity)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        note_change(
            activity,
            Change.Kind.CHANGED,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    if activity.starts_on != first_day:
        follow_first_session(activity, before=first_day)
        follow_first_day(activity)


# -- Whether it took place ------------------------------------------------------------


@transaction.atomic
def hold(activity: Activity, *, by: User | None, note: str = "") -> list[Session]:
    """It took place: so did each planned session that has begun.

    Returns those that were not held yet. Raises NothingTookPlace, StepNotAllowed.
    """
    now = timezone.now()
    begun = activity.sessions.exclude(status=Session.Status.CANCELLED).filter(
        starts_at__lte=now
    )
    if not begun.exists():
        raise NothingTookPlace
    return hold_sessions(activity, list(begun), by=by, note=note)


@transaction.atomic
def hold_sessions(
    activity: Activity, sessions: Iterable[Session], *, by: User | None, note: str = ""
) -> list[Session]:
    """These sessions took place, and so did their activity.

    Returns those that were not held yet. Raises StepNotAllowed when it was cancelled.
    """
    asked = list(sessions)
    fresh = [one for one in asked if one.status != Session.Status.HELD]
    for session in fresh:
        session.status = Session.Status.HELD
        session.save(update_fields=["status"])
    if fresh:
        _settle_and_follow(activity)
    current = Activity.objects.values_list("status", flat=True).get(pk=activity.pk)
    if asked and current != Activity.Status.HELD:
        _move(activity, Activity.Status.HELD, by=by, note=note)
    return fresh


@transaction.atomic
def cancel(
    activity: Activity,
    *,
    by: User | None,
    note: str = "",
    why: str = "",
    instead: Activity | None = None,
) -> None:
    """It will not take place.

    `why` goes to everyone who is registered or waits, with what they may come to
    `instead`.

    Raises PeopleCame, StepNotAllowed.
    """
    if activity.registrations.attended().exists():
        raise PeopleCame
    to_come = is_to_come(activity, timezone.now())
    _move(activity, Activity.Status.CANCELLED, by=by, note=note)
    for registration in activity.registrations.confirmed():
        registration.activity = activity
        uncharge(registration, on=timezone.localdate(), by=by)
    if to_come:
        step = activity.steps.latest("pk")
        emails.activity_called_off(activity, why, key=str(step.pk), instead=instead)


@transaction.atomic
def plan_again(activity: Activity, *, by: User | None, note: str = "") -> None:
    """It is to come again, after a mistake or a cancellation. Raises StepNotAllowed."""
    _move(activity, Activity.Status.PLANNED, by=by, note=note)


def _move(activity: Activity, status: str, *, by: User | None, note: str = "") -> None:
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    now, wanted = Activity.Status(locked.status), Activity.Status(status)
    if wanted not in Activity.NEXT[now]:
        raise StepNotAllowed(now=now.label, wanted=wanted.label)
    locked.status = activity.status = wanted
    locked.save(update_fields=["status"])
    ActivityStep.objects.create(
        activity=locked, status=wanted, at=timezone.now(), by=by, note=note[:200]
    )


# -- What follows from the sessions ---------------------------------------------------

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
        for session in Session.objects.filter(activity__in=part).order_by(
            "starts_at", "number"
        ):
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
