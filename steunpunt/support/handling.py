"""Verbs of handling a request: it is received, decided, and sometimes opened again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.records.history import note_change
from steunpunt.records.models import Change
from steunpunt.records.refusing import (
    ReasonMissing,
    Refused,
    StepNotAllowed,
    TooEarly,
)
from steunpunt.sector.attribution import attribution_on
from steunpunt.sector.models import Theme
from steunpunt.support.models import (
    DeclineReason,
    RequestStep,
    Support,
    SupportRequest,
)


class AlreadyDecided(Refused):
    """A decision stands until the request is opened again."""

    message = _("This request was %(decision)s already. Open it again first.")


class GaveSupport(Refused):
    """What support came out of, was accepted."""

    message = _("Support came out of this request, so the decision stays.")


@dataclass(frozen=True)
class Answer:
    """What the centre decides on a request.

    Attributes:
        decision: accepted, declined, referred or withdrawn.
        on: the day on which that was decided.
        reason: why it was declined; from the list.
        note: in the words of who decides.
    """

    decision: str
    on: date
    reason: DeclineReason | None = None
    note: str = ""


@transaction.atomic
def receive(request: SupportRequest, *, themes: Iterable[Theme]) -> None:
    """Keep a request, with what its organisation was on the day it was received.

    A request that is mended later (another day, another organisation) is attributed
    anew; one that only gets other words keeps what it has.
    """
    is_new = request.pk is None
    before = None if is_new else SupportRequest.objects.get(pk=request.pk)
    if request.decided_on and request.decided_on < request.received_on:
        raise TooEarly(day=request.received_on)
    moved = before is None or _anchor(before) != _anchor(request)
    if moved:
        attribute(request, request.received_on)
    request.save()
    set_themes(request, themes, is_new=is_new)
    if before is not None and moved:
        _let_supports_follow(request, before)


def _let_supports_follow(request: SupportRequest, before: SupportRequest) -> None:
    for support in request.supports.select_for_update():
        if support.organisation_id == before.organisation_id:
            support.organisation = request.organisation
        settle(support)


def _anchor(request: SupportRequest) -> tuple[int | None, date]:
    return request.organisation_id, request.received_on


@transaction.atomic
def decide(request: SupportRequest, answer: Answer, *, by: User | None) -> None:
    """Answer a request.

    Raises:
        AlreadyDecided, TooEarly
        ReasonMissing: when it is declined without a reason from the list.
    """
    locked = SupportRequest.objects.select_for_update().get(pk=request.pk)
    if locked.decision:
        raise AlreadyDecided(decision=locked.get_decision_display())
    declined = answer.decision == SupportRequest.Decision.DECLINED
    if declined and answer.reason is None:
        raise ReasonMissing
    locked.decline_reason = answer.reason if declined else None
    locked.decision_note = answer.note
    locked.decided_by = by
    _move(locked, answer.decision, on=answer.on, by=by, note=answer.note)
    request.refresh_from_db()


@transaction.atomic
def reopen(request: SupportRequest, *, on: date, note: str, by: User | None) -> None:
    """Take a decision back; it stays in the history.

    Raises:
        ReasonMissing, GaveSupport, TooEarly, StepNotAllowed
    """
    if not note.strip():
        raise ReasonMissing
    locked = SupportRequest.objects.select_for_update().get(pk=request.pk)
    if locked.support_links.exists():
        raise GaveSupport
    locked.decline_reason = locked.decided_by = None
    locked.decision_note = ""
    _move(locked, "", on=on, by=by, note=note)
    request.refresh_from_db()


def _move(
    request: SupportRequest, decision: str, *, on: date, by: User | None, note: str
) -> None:
    """Set decision and date together, and keep the step. The caller holds the lock."""
    now = SupportRequest.objects.get(pk=request.pk)
    if decision not in SupportRequest.NEXT[now.decision]:
        raise StepNotAllowed(
            now=now.get_decision_display() or _("not decided"),
            wanted=SupportRequest(decision=decision).get_decision_display()
            or _("not decided"),
        )
    earliest = now.decided_on or now.received_on
    if on < earliest:
        raise TooEarly(day=earliest)
    if now.decision and not now.steps.exists():
        _keep_step(now, now.decision, on=now.decided_on or on, note=now.decision_note)
    request.decision = decision
    request.decided_on = on if decision else None
    request.save()
    _keep_step(request, decision, on=on, by=by, note=note)


def _keep_step(
    request: SupportRequest,
    decision: str,
    *,
    on: date,
    by: User | None = None,
    note: str,
) -> None:
    RequestStep.objects.create(
        request=request, decision=decision, on=on, by=by, note=note
    )


# -- What follows ---------------------------------------------------------------------


def settle(support: Support) -> None:
    """Take the day, and the organisation when none is said, from the first request."""
    earliest = min(
        support.requests.all(), key=lambda r: (r.received_on, r.reference), default=None
    )
    if earliest is not None:
        support.requested_on = earliest.received_on
        support.organisation = support.organisation or earliest.organisation
    attribute(support, support.requested_on)
    support.save()


def attribute(record: SupportRequest | Support, day: date) -> None:
    """Keep what its organisation was on that day; the caller saves."""
    facts = attribution_on(record.organisation, day)
    record.target_group = facts.target_group
    record.organisation_type_id = facts.organisation_type_id
    record.organisation_province = facts.province


def set_themes(
    record: SupportRequest | Support, themes: Iterable[Theme], *, is_new: bool
) -> None:
    """Make the themes of a record these, and trace that."""
    before = sorted(record.themes.values_list("pk", flat=True))
    after = sorted(theme.pk for theme in themes)
    if before == after:
        return
    record.themes.set(after)
    if not is_new:
        note_change(
            record,
            Change.Kind.CHANGED,
            before={"themes": before},
            after={"themes": after},
        )
