"""The one way in which a registration goes from one status to the next."""

from datetime import datetime

from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.programme.models import Registration, RegistrationStep
from steunpunt.records.refusing import StepNotAllowed

Status = Registration.Status


def move(
    registration: Registration,
    status: str,
    *,
    by: User | None,
    at: datetime | None = None,
    note: str = "",
    offered_until: datetime | None = None,
    cancelled_by: str = "",
) -> None:
    """Set status and dates together, and note the step. Raises StepNotAllowed.

    The caller's transaction holds the lock on the activity when places are at stake.
    """
    locked = Registration.objects.select_for_update(of=("self",)).get(
        pk=registration.pk
    )
    wanted, now = Status(status), Status(locked.status)
    if wanted not in Registration.NEXT[now]:
        raise StepNotAllowed(now=now.label, wanted=wanted.label)
    moment = at or timezone.now()
    changed = {
        "status": wanted,
        "offered_until": offered_until,
        "cancelled_at": moment if wanted == Status.CANCELLED else None,
        "cancelled_by": cancelled_by,
    }
    for name, value in changed.items():
        setattr(locked, name, value)
        setattr(registration, name, value)
    locked.save(update_fields=list(changed))
    note_step(locked, by=by, at=moment, note=note)


def note_step(
    registration: Registration, *, by: User | None, at: datetime, note: str = ""
) -> None:
    """Write where a registration stands now in its history."""
    RegistrationStep.objects.create(
        registration=registration,
        status=registration.status,
        at=at,
        by=by,
        note=note[:200],
    )
