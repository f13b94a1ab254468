"""Verbs of changing a place: by oneself until the cut-off, after that by asking staff.

The policy of the activity says from how many days before the start staff decide. Only
who has a place asks: whoever waits leaves the list, and declines an offer, at any time.
Somebody else may come in their place until it starts, unless the policy says otherwise.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.money.cancelling import Fee, days_left, fee_for
from steunpunt.programme import emails
from steunpunt.programme.models import LateChange, Registration
from steunpunt.programme.orders.charging import asked_for
from steunpunt.programme.placing import registering
from steunpunt.programme.placing.booking import Comer
from steunpunt.programme.placing.places import lock
from steunpunt.records.refusing import ReasonMissing, Refused
from steunpunt.sector.recognising import recognise

Kind, Outcome = LateChange.Kind, LateChange.Outcome


class AskedAlready(Refused):
    """One question at a time."""

    message = _("You asked us already. We decide, and write to you.")


class DecidedAlready(Refused):
    """A decision is taken once."""

    message = _("This was decided already.")


def cut_off_passed(registration: Registration, *, at: datetime | None = None) -> bool:
    """Whether staff decide on what happens with this place."""
    activity = registration.activity
    policy, starts_on = activity.policy, activity.starts_on
    if registration.status != Registration.Status.CONFIRMED:
        return False
    if policy is None or policy.staff_decide_days is None or starts_on is None:
        return False
    today = timezone.localdate(at)
    return days_left(policy, starts_on, today) < policy.staff_decide_days


def name_is_asked(registration: Registration, *, at: datetime | None = None) -> bool:
    """Whether staff decide on who comes instead; a place without a name gets one."""
    policy = registration.activity.policy
    if registration.person is None or policy is None or policy.substitution_is_free:
        return False
    return cut_off_passed(registration, at=at)


def fee_of(change: LateChange) -> Fee | None:
    """What a cancellation that is asked costs by the policy; None: it has no price."""
    if change.kind != Kind.CANCEL:
        return None
    return fee_on(change.registration, timezone.localdate(change.asked_at))


def fee_on(registration: Registration, day: date) -> Fee | None:
    """What giving this place back on a day costs; None: it has no price."""
    activity, price = registration.activity, asked_for(registration)
    if price is None or activity.policy is None or activity.starts_on is None:
        return None
    return fee_for(
        activity.policy, price=price, starts_on=activity.starts_on, cancelled_on=day
    )


@transaction.atomic
def give_back(registration: Registration, *, reason: str = "") -> LateChange | None:
    """Somebody gives their place back: at once, or by asking. Returns what is asked.

    Raises:
        AskedAlready, StepNotAllowed
    """
    if cut_off_passed(registration):
        return _ask(LateChange(registration=registration, kind=Kind.CANCEL), reason)
    registering.cancel(
        registration, by=None, cancelled_by=Registration.CancelledBy.PARTICIPANT
    )
    return None


@transaction.atomic
def hand_over(registration: Registration, comer: Comer) -> LateChange | None:
    """Somebody says who takes their place: at once, or by asking.

    Raises:
        AskedAlready, AlreadyRegistered, AlreadyCame, StepNotAllowed
    """
    if name_is_asked(registration):
        asked = LateChange(
            registration=registration,
            kind=Kind.NAME,
            first_name=comer.first_name,
            last_name=comer.last_name,
            email=comer.email,
        )
        return _ask(asked, "")
    _give_to(registration, comer, by=None)
    return None


def _ask(change: LateChange, reason: str) -> LateChange:
    lock(change.registration.activity_id)
    if change.registration.late_changes.open().exists():
        raise AskedAlready
    change.reason = reason.strip()[:500]
    change.asked_at = timezone.now()
    change.save()
    emails.late_change_asked(change)
    return change


@transaction.atomic
def grant(
    change: LateChange, *, by: User | None, note: str = "", free: bool = False
) -> None:
    """Do what was asked. What a cancellation costs follows from the day it was asked.

    Args:
        change: what was asked.
        by: who decides.
        note: what we write about it.
        free: whether nothing is due, whatever the policy says.

    Raises:
        DecidedAlready, AlreadyRegistered, AlreadyCame, StepNotAllowed
    """
    locked = _decided(change, Outcome.GRANTED, by=by, note=note)
    registration = locked.registration
    if locked.kind == Kind.CANCEL:
        registering.cancel(
            registration,
            by=by,
            note=note,
            cancelled_by=Registration.CancelledBy.PARTICIPANT,
            fee_on=timezone.localdate(locked.asked_at),
            free=free,
        )
    else:
        _give_to(registration, _comer(locked), by=by)
    emails.late_change_decided(locked)


@transaction.atomic
def refuse(change: LateChange, *, by: User | None, note: str) -> None:
    """Let the place stay, and say why. Raises DecidedAlready, ReasonMissing."""
    if not note.strip():
        raise ReasonMissing
    emails.late_change_decided(_decided(change, Outcome.REFUSED, by=by, note=note))


def _decided(
    change: LateChange, outcome: str, *, by: User | None, note: str
) -> LateChange:
    lock(change.registration.activity_id)
    locked = LateChange.objects.select_for_update().get(pk=change.pk)
    if locked.outcome:
        raise DecidedAlready
    locked.outcome, locked.note = outcome, note.strip()[:500]
    locked.decided_at, locked.decided_by = timezone.now(), by
    locked.save(update_fields=["outcome", "note", "decided_at", "decided_by"])
    return locked


def _comer(change: LateChange) -> Comer:
    return Comer(change.first_name, change.last_name, change.email)


def _give_to(registration: Registration, comer: Comer, *, by: User | None) -> None:
    person = recognise(comer.first_name, comer.last_name, comer.email)
    if registration.person is None:
        registering.name_who_comes(registration, person)
    else:
        registering.substitute(registration, person, by=by)
