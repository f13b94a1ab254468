"""Verbs of supporting: it starts from accepted requests, has sessions, and closes."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from steunpunt.accounts.models import User
from steunpunt.records.history import note_change
from steunpunt.records.models import Change
from steunpunt.records.refusing import (
    ReasonMissing,
    Refused,
    StepNotAllowed,
    TooEarly,
)
from steunpunt.sector.half_days import half_days_between
from steunpunt.sector.models import HalfDayRule, Person, Theme
from steunpunt.support.handling import attribute, set_themes, settle
from steunpunt.support.models import (
    Support,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportSession,
    SupportStep,
)
from steunpunt.support.permissions import may_see_remediation


class NothingAsked(Refused):
    """Support comes out of what somebody asked."""

    message = _("Choose at least one accepted request.")


class NotAccepted(Refused):
    """Only what was accepted becomes support."""

    message = _("The request “%(request)s” was not accepted, so it gives no support.")


class RemediationIsClosed(Refused):
    """Remediation is for who may see it."""

    message = _("You may not make this remediation.")


class SupportIsClosed(Refused):
    """What was closed is opened again before it changes."""

    message = _("This support is closed. Open it again first.")


class SessionsStillPlanned(Refused):
    """What closes has nothing left to come."""

    def __str__(self) -> str:
        count: int = self.details["count"]
        return ngettext(
            "%(count)s session is still planned. Say first whether it was given or "
            "cancelled.",
            "%(count)s sessions are still planned. Say first whether they were given "
            "or cancelled.",
            count,
        ) % {"count": count}


class HalfDaysNeedAReason(Refused):
    """The rule decides on half-days, unless somebody says why not."""

    message = _(
        "By the rule, the session of %(day)s has %(rule)s half-days. Say why it counts "
        "for %(said)s."
    )


class HalfDaysUnknown(Refused):
    """Half-days follow from times, or are said."""

    message = _("Give the times of the session of %(day)s, or its half-days.")


class TooFewCounted(Refused):
    """Who is known by name, took part."""

    message = _(
        "%(named)s people are named, so at least as many took part. Count them all, or "
        "leave the count empty."
    )


@transaction.atomic
def start(
    support: Support,
    *,
    requests: Collection[SupportRequest],
    themes: Iterable[Theme] = (),
    on: date,
    by: User | None,
) -> None:
    """Start a support out of accepted requests.

    Its day, organisation and themes are those of the earliest, unless said.

    Raises:
        NothingAsked, NotAccepted, RemediationIsClosed
    """
    _refuse_who_may_not(support, by)
    locked = list(
        SupportRequest.objects.select_for_update()
        .filter(pk__in=[request.pk for request in requests])
        .order_by("received_on", "pk")
    )
    if not locked:
        raise NothingAsked
    for request in locked:
        if request.decision != SupportRequest.Decision.ACCEPTED:
            raise NotAccepted(request=request)
    support.requested_on = locked[0].received_on
    support.save()
    SupportRequestLink.objects.bulk_create(
        SupportRequestLink(support=support, request=request) for request in locked
    )
    settle(support)
    set_themes(support, list(themes) or locked[0].themes.all(), is_new=True)
    _keep_step(support, SupportStep.Status.OPEN, on=on, by=by)


def _refuse_who_may_not(support: Support, by: User | None) -> None:
    remediation = support.kind == Support.Kind.REMEDIATION
    if remediation and by is not None and not may_see_remediation(by):
        raise RemediationIsClosed


@transaction.atomic
def mend(support: Support, *, themes: Iterable[Theme], by: User | None) -> None:
    """Save what changed of a support. Raises RemediationIsClosed, TooFewCounted.

    With another organisation, what that was on the day follows.
    """
    before = Support.objects.select_for_update().get(pk=support.pk)
    _refuse_who_may_not(before, by)
    _refuse_who_may_not(support, by)
    _refuse_too_few(support, support.participants.count())
    if before.organisation_id != support.organisation_id:
        attribute(support, support.requested_on)
    support.save()
    set_themes(support, themes, is_new=False)


@transaction.atomic
def record_sessions(
    support: Support,
    *,
    sessions: Sequence[SupportSession],
    removed: Iterable[SupportSession] = (),
    by: User | None,
) -> None:
    """Keep the sessions of a support: new ones, changed ones, and those that go.

    A session whose half-days are None gets those of its times, by the rule.

    Raises:
        SupportIsClosed, HalfDaysUnknown, HalfDaysNeedAReason, RemediationIsClosed
    """
    locked = Support.objects.select_for_update().get(pk=support.pk)
    _refuse_who_may_not(locked, by)
    removed = list(removed)
    if locked.closed_on and (sessions or removed):
        raise SupportIsClosed
    for session in removed:
        session.delete()
    rules = list(HalfDayRule.objects.order_by("valid_from"))
    for session in sessions:
        session.support = locked
        _settle_half_days(session, rules)
        session.save()


def _settle_half_days(session: SupportSession, rules: Sequence[HalfDayRule]) -> None:
    said: int | None = session.half_days
    if session.starts_at is None or session.ends_at is None:
        if said is None:
            raise HalfDaysUnknown(day=session.held_on)
        return
    rule = half_days_between(session.starts_at, session.ends_at, rules)
    if said not in (None, rule) and not session.half_days_reason.strip():
        raise HalfDaysNeedAReason(day=session.held_on, rule=rule, said=said)
    session.half_days = rule if said is None else said


@transaction.atomic
def name_participants(
    support: Support,
    *,
    people: Iterable[Person],
    counted: int | None,
    by: User | None,
) -> None:
    """Say who took part: by name, counted, or both. Raises TooFewCounted.

    Args:
        support: in which they took part.
        people: everyone who is known by name.
        counted: how many there were, named ones included; None: as many as named.
        by: who says so.
    """
    locked = Support.objects.select_for_update().get(pk=support.pk)
    _refuse_who_may_not(locked, by)
    wanted = {person.pk for person in people}
    locked.participants_counted = support.participants_counted = counted
    _refuse_too_few(locked, len(wanted))
    locked.save(update_fields=["participants_counted"])
    had = set(locked.participants.values_list("person", flat=True))
    locked.participants.filter(person__in=had - wanted).delete()
    SupportParticipant.objects.bulk_create(
        SupportParticipant(support=locked, person_id=person)
        for person in sorted(wanted - had)
    )
    if had != wanted:
        note_change(
            locked,
            Change.Kind.CHANGED,
            before={"participants": sorted(had)},
            after={"participants": sorted(wanted)},
        )


def _refuse_too_few(support: Support, named: int) -> None:
    counted = support.participants_counted
    if counted is not None and counted < named:
        raise TooFewCounted(named=named)


@transaction.atomic
def close(support: Support, *, on: date, note: str = "", by: User | None) -> None:
    """It is finished.

    Raises:
        SessionsStillPlanned, TooEarly, StepNotAllowed, RemediationIsClosed
    """
    locked = Support.objects.select_for_update().get(pk=support.pk)
    _refuse_who_may_not(locked, by)
    planned = locked.sessions.filter(status=SupportSession.Status.PLANNED).count()
    if planned:
        raise SessionsStillPlanned(count=planned)
    given = locked.sessions.filter(status=SupportSession.Status.GIVEN)
    last = given.order_by("held_on").values_list("held_on", flat=True).last()
    earliest = max(last or locked.requested_on, locked.requested_on)
    if on < earliest:
        raise TooEarly(day=earliest)
    _move(locked, SupportStep.Status.CLOSED, on=on, note=note, by=by)
    support.refresh_from_db()


@transaction.atomic
def reopen(support: Support, *, on: date, note: str, by: User | None) -> None:
    """Work goes on after all.

    Raises:
        ReasonMissing, TooEarly, StepNotAllowed, RemediationIsClosed
    """
    if not note.strip():
        raise ReasonMissing
    locked = Support.objects.select_for_update().get(pk=support.pk)
    _refuse_who_may_not(locked, by)
    if locked.closed_on and on < locked.closed_on:
        raise TooEarly(day=locked.closed_on)
    _move(locked, SupportStep.Status.OPEN, on=on, note=note, by=by)
    support.refresh_from_db()


def _move(
    support: Support, status: str, *, on: date, note: str, by: User | None
) -> None:
    """Set status and date together, and keep the step. The caller holds the lock."""
    now = SupportStep.Status.CLOSED if support.closed_on else SupportStep.Status.OPEN
    wanted = SupportStep.Status(status)
    if wanted not in SupportStep.NEXT[now]:
        raise StepNotAllowed(now=now.label, wanted=wanted.label)
    if support.closed_on and not support.steps.exists():
        _keep_step(support, now, on=support.closed_on, by=None)
    support.closed_on = on if wanted == SupportStep.Status.CLOSED else None
    support.save(update_fields=["closed_on"])
    _keep_step(support, wanted, on=on, note=note, by=by)


def _keep_step(
    support: Support, status: str, *, on: date, note: str = "", by: User | None
) -> None:
    SupportStep.objects.create(support=support, status=status, on=on, note=note, by=by)
