"""Verbs of registering: who comes, for whom, and who was there."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.programme.models import Attendance, Registration, RegistrationStep
from steunpunt.records.history import note_change
from steunpunt.records.models import Change
from steunpunt.sector.attribution import attribution_on


class StepNotAllowed(Exception):
    """A registration cannot go from its status to that one."""


def attribute(registration: Registration) -> None:
    """Keep what its organisation was on the day of the first session.

    A target group that somebody chose stays.
    """
    day = registration.activity.starts_on or timezone.localdate(
        registration.registered_at
    )
    facts = attribution_on(registration.organisation, day)
    registration.target_group = registration.target_group or facts.target_group
    registration.organisation_type_id = facts.organisation_type_id
    registration.organisation_province = facts.province
    registration.save()


@transaction.atomic
def cancel(registration: Registration, *, by: User | None, note: str = "") -> None:
    """Give a place back. Raises StepNotAllowed when it is cancelled already."""
    _move(registration, Registration.Status.CANCELLED, by=by, note=note)


@transaction.atomic
def confirm(registration: Registration, *, by: User | None, note: str = "") -> None:
    """Give a waiting person a place. Raises StepNotAllowed."""
    _move(registration, Registration.Status.CONFIRMED, by=by, note=note)


@transaction.atomic
def record_attendance(registration: Registration, present: Mapping[int, bool]) -> None:
    """Note for each session (its key) whether the person was there."""
    before = dict(registration.attendances.values_list("session", "present"))
    for session, here in present.items():
        Attendance.objects.update_or_create(
            registration=registration, session_id=session, defaults={"present": here}
        )
    after = dict(registration.attendances.values_list("session", "present"))
    if before != after:
        note_change(
            registration,
            Change.Kind.CHANGED,
            before={"attended": _seen(before)},
            after={"attended": _seen(after)},
        )


def _seen(attended: Mapping[int, bool]) -> list[int]:
    return sorted(session for session, here in attended.items() if here)


def _move(
    registration: Registration, status: str, *, by: User | None, note: str
) -> None:
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if status not in Registration.NEXT[Registration.Status(locked.status)]:
        raise StepNotAllowed(f"{locked.status} → {status}")
    now = timezone.now()
    locked.status = status
    locked.cancelled_at = now if status == Registration.Status.CANCELLED else None
    locked.save()
    RegistrationStep.objects.create(
        registration=locked, status=status, at=now, by=by, note=note
    )
