"""Verbs of registering: who comes, for whom, and who comes instead."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme import emails
from steunpunt.programme.day.attendance import note_who_came
from steunpunt.programme.models import Activity, Attendance, Booking, Registration
from steunpunt.programme.orders.charging import charge, uncharge
from steunpunt.programme.placing.attributing import attribute
from steunpunt.programme.placing.places import ActivityFull, lock, places_of
from steunpunt.programme.placing.stepping import move, note_step
from steunpunt.programme.placing.waiting import fill, is_to_come
from steunpunt.records.refusing import Refused
from steunpunt.sector.models import Organisation, Person, Role

Status = Registration.Status


class AlreadyRegistered(Refused):
    """Someone has one place in an activity."""

    message = _("%(person)s is registered for this activity already.")


class ActivityIsCancelled(Refused):
    """Nobody registers for what does not take place."""

    message = _("This activity was cancelled. Plan it again first.")


class AlreadyCame(Refused):
    """Who was there, was there: nobody can have come instead."""

    message = _("%(person)s came to a session already, so nobody comes instead.")


class HasAName(Refused):
    """A place with a name is changed by substitution."""

    message = _("This is the place of %(person)s. Say who comes instead.")


def organisations_of(person: Person, day: date) -> list[Organisation]:
    """The organisations in which someone has a role on a day, latest role first."""
    roles = Role.objects.on(day).filter(person=person).select_related("organisation")
    found = {role.organisation: None for role in roles.order_by("-valid_from", "pk")}
    return list(found)


@transaction.atomic
def register(
    activity: Activity,
    person: Person | None,
    *,
    organisation: Organisation | None,
    by: User | None,
    status: str = Status.CONFIRMED,
    at: datetime | None = None,
    booking: Booking | None = None,
) -> Registration:
    """Give someone a place, or a wish for one.

    Args:
        activity: what for.
        person: who comes; None: the name follows.
        organisation: for whom they come; None: for none that we know.
        by: who notes it.
        status: confirmed, or waiting.
        at: when it was asked; now when left out.
        booking: the form with which it was asked.

    Raises:
        AlreadyRegistered, ActivityIsCancelled, ActivityFull
    """
    locked = lock(activity.pk)
    moment = at or timezone.now()
    if locked.status == Activity.Status.CANCELLED:
        raise ActivityIsCancelled
    if status == Status.CONFIRMED and not places_of(locked, moment).has(1):
        raise ActivityFull
    registration = Registration(
        activity=locked,
        person=person,
        organisation=organisation,
        status=status,
        registered_at=moment,
        booking=booking,
    )
    _keep(registration, by=by)
    charge(registration)
    return registration


@transaction.atomic
def confirm(
    registration: Registration,
    *,
    by: User | None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Give a waiting person a place. Raises ActivityFull, StepNotAllowed."""
    moment = at or timezone.now()
    activity = lock(registration.activity_id)
    registration.refresh_from_db(fields=["status"])
    offered = registration.status == Status.OFFERED
    if not offered and not places_of(activity, moment).has(1):
        raise ActivityFull
    move(registration, Status.CONFIRMED, by=by, note=note, at=moment)
    charge(registration)
    if is_to_come(activity, moment):
        emails.place_taken(registration)


@transaction.atomic
def cancel(
    registration: Registration,
    *,
    by: User | None,
    note: str = "",
    cancelled_by: str = Registration.CancelledBy.CENTRE,
    at: datetime | None = None,
    fee_on: date | None = None,
    free: bool = False,
) -> list[Registration]:
    """Give a place back; who is next on the list gets an offer.

    Args:
        registration: whose place.
        by: who does it.
        note: for our own history.
        cancelled_by: the participant, or the centre.
        at: when; now when left out.
        fee_on: the day from which the policy counts what is due; that of `at`.
        free: nothing is due, whatever the policy says.

    Returns the new offers. Raises StepNotAllowed when it is cancelled already.
    """
    moment = at or timezone.now()
    activity = lock(registration.activity_id)
    move(
        registration,
        Status.CANCELLED,
        by=by,
        note=note,
        at=moment,
        cancelled_by=cancelled_by,
    )
    day = fee_on or timezone.localdate(moment)
    uncharge(registration, on=day, by=by, free=free)
    if is_to_come(activity, moment):
        emails.registration_cancelled(registration)
    return fill(activity, moment)


@transaction.atomic
def name_who_comes(registration: Registration, person: Person) -> None:
    """Say who takes a place that was booked before its name was known.

    Raises:
        AlreadyRegistered, HasAName
    """
    lock(registration.activity_id)
    registration.refresh_from_db()
    if registration.person is not None:
        raise HasAName(person=registration.person)
    _refuse_twice(registration.activity, person)
    registration.person = person
    registration.save(update_fields=["person"])


@transaction.atomic
def substitute(
    registration: Registration, person: Person, *, by: User | None
) -> Registration:
    """Someone of the same organisation comes instead; the place stays taken.

    Raises:
        AlreadyCame, AlreadyRegistered, StepNotAllowed
    """
    lock(registration.activity_id)
    registration.refresh_from_db()
    if registration.attendances.filter(present=True).exists():
        raise AlreadyCame(person=registration.who)
    kept = {
        name: getattr(registration, name)
        for name in ("status", "offered_until", "priority", "booking", "organisation")
    }
    move(
        registration,
        Status.CANCELLED,
        by=by,
        note=str(_("%(person)s comes instead")) % {"person": person},
        cancelled_by=Registration.CancelledBy.PARTICIPANT,
    )
    instead = Registration(
        activity=registration.activity,
        person=person,
        registered_at=timezone.now(),
        replaces=registration,
        **kept,
    )
    _keep(instead, by=by)
    charge(instead)
    return instead


def _keep(registration: Registration, *, by: User | None) -> None:
    if registration.person is not None:
        _refuse_twice(registration.activity, registration.person)
    attribute(registration)
    note_step(registration, by=by, at=registration.registered_at)


def _refuse_twice(activity: Activity, person: Person) -> None:
    if activity.registrations.not_cancelled().filter(person=person).exists():
        raise AlreadyRegistered(person=person)


@transaction.atomic
def record_attendance(registration: Registration, present: Mapping[int, bool]) -> None:
    """Note for each session (its key) whether the person was there."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    before = dict(locked.attendances.values_list("session", "present"))
    for session, here in present.items():
        Attendance.objects.update_or_create(
            registration=locked,
            session_id=session,
            defaults={"present": here, "noted_at": timezone.now(), "tick": None},
        )
    note_who_came([locked], {locked.pk: before}, {locked.pk: before | {**present}})
