"""Verbs of registering: who comes, for whom, and who comes instead."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme.attendance import note_who_came
from steunpunt.programme.attributing import attribute
from steunpunt.programme.models import (
    Activity,
    Attendance,
    Registration,
    RegistrationStep,
)
from steunpunt.records.refusing import Refused, StepNotAllowed
from steunpunt.sector.models import Organisation, Person, Role

__all__ = ["cancel", "confirm", "organisations_of", "register", "substitute"]


class AlreadyRegistered(Refused):
    """Someone has one place in an activity."""

    message = _("%(person)s is registered for this activity already.")


class ActivityIsCancelled(Refused):
    """Nobody registers for what does not take place."""

    message = _("This activity was cancelled. Plan it again first.")


class AlreadyCame(Refused):
    """Who was there, was there: nobody can have come instead."""

    message = _("%(person)s came to a session already, so nobody comes instead.")


def organisations_of(person: Person, day: date) -> list[Organisation]:
    """The organisations in which someone has a role on a day, latest role first."""
    roles = Role.objects.on(day).filter(person=person).select_related("organisation")
    found = {role.organisation: None for role in roles.order_by("-valid_from", "pk")}
    return list(found)


@transaction.atomic
def register(
    activity: Activity,
    person: Person,
    *,
    organisation: Organisation | None,
    by: User | None,
    status: str = Registration.Status.CONFIRMED,
    at: datetime | None = None,
) -> Registration:
    """Give someone a place, or a wish for one.

    Args:
        activity: what for.
        person: who comes.
        organisation: for whom they come; None: for none that we know.
        by: who notes it.
        status: confirmed, or waiting.
        at: when it was asked; now when left out.

    Raises:
        AlreadyRegistered, ActivityIsCancelled
    """
    # Two colleagues who register one person at once wait for each other here.
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    if locked.status == Activity.Status.CANCELLED:
        raise ActivityIsCancelled
    if locked.registrations.not_cancelled().filter(person=person).exists():
        raise AlreadyRegistered(person=person)
    registration = Registration(
        activity=locked,
        person=person,
        organisation=organisation,
        status=status,
        registered_at=at or timezone.now(),
    )
    attribute(registration)
    _note_step(registration, by=by, at=registration.registered_at)
    return registration


@transaction.atomic
def confirm(registration: Registration, *, by: User | None, note: str = "") -> None:
    """Give a waiting person a place. Raises StepNotAllowed."""
    _move(registration, Registration.Status.CONFIRMED, by=by, note=note)


@transaction.atomic
def cancel(registration: Registration, *, by: User | None, note: str = "") -> None:
    """Give a place back. Raises StepNotAllowed when it is cancelled already."""
    _move(registration, Registration.Status.CANCELLED, by=by, note=note)


@transaction.atomic
def substitute(
    registration: Registration, person: Person, *, by: User | None
) -> Registration:
    """Someone of the same organisation comes instead; the place stays taken.

    Raises:
        AlreadyCame, AlreadyRegistered, StepNotAllowed
    """
    Activity.objects.select_for_update().get(pk=registration.activity_id)
    if registration.attendances.filter(present=True).exists():
        raise AlreadyCame(person=registration.person)
    status = Registration.objects.get(pk=registration.pk).status
    cancel(
        registration,
        by=by,
        note=str(_("%(person)s comes instead")) % {"person": person},
    )
    instead = register(
        registration.activity,
        person,
        organisation=registration.organisation,
        status=status,
        by=by,
    )
    instead.replaces = registration
    instead.save()
    return instead


@transaction.atomic
def record_attendance(registration: Registration, present: Mapping[int, bool]) -> None:
    """Note for each session (its key) whether the person was there."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    before = dict(locked.attendances.values_list("session", "present"))
    for session, here in present.items():
        Attendance.objects.update_or_create(
            registration=locked, session_id=session, defaults={"present": here}
        )
    note_who_came([locked], {locked.pk: before}, {locked.pk: before | {**present}})


def _move(
    registration: Registration, status: str, *, by: User | None, note: str
) -> None:
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    wanted = Registration.Status(status)
    now = Registration.Status(locked.status)
    if wanted not in Registration.NEXT[now]:
        raise StepNotAllowed(now=now.label, wanted=wanted.label)
    moment = timezone.now()
    locked.status = wanted
    locked.cancelled_at = moment if wanted == Registration.Status.CANCELLED else None
    locked.save(update_fields=["status", "cancelled_at"])
    registration.status, registration.cancelled_at = locked.status, locked.cancelled_at
    _note_step(locked, by=by, at=moment, note=note)


def _note_step(
    registration: Registration, *, by: User | None, at: datetime, note: str = ""
) -> None:
    RegistrationStep.objects.create(
        registration=registration,
        status=registration.status,
        at=at,
        by=by,
        note=note[:200],
    )
