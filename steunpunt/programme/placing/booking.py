"""Verbs of booking: keep seats while a form is filled in, then turn it into places.

A seat that is kept is always honoured. The same form sent twice is one booking: the
hold is its key.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from steunpunt.programme import emails
from steunpunt.programme.models import (
    AccessNeed,
    Activity,
    Admission,
    Booking,
    BookingAnswers,
    Hold,
    Registration,
)
from steunpunt.programme.orders.charging import charge
from steunpunt.programme.placing.attributing import attribute
from steunpunt.programme.placing.places import ActivityFull, Places, lock, places_of
from steunpunt.programme.placing.registering import ActivityIsCancelled
from steunpunt.programme.placing.stepping import move, note_step
from steunpunt.programme.placing.waiting import fill, tend
from steunpunt.questionnaires.answering import take_in
from steunpunt.questionnaires.models import Question
from steunpunt.records.refusing import Refused
from steunpunt.sector.attribution import attribution_on
from steunpunt.sector.models import Organisation, Person, TargetGroup
from steunpunt.sector.recognising import recognise

MOST_SEATS = 20
#: how long seats are kept, and how much longer for each further person
HOLD_FOR = timedelta(minutes=20)
LONGER_FOR_EACH = timedelta(minutes=4)

Status = Registration.Status
ON_THE_LIST = (Status.WAITING, Status.OFFERED)


class NotOpen(Refused):
    """Registration has not opened, or has closed."""

    message = _("You cannot register for this activity now.")


class TooManyHolds(Refused):
    """Nobody keeps seats busy that they do not fill."""

    message = _(
        "Several forms for this activity are open at your place already. Finish one of "
        "them, or try again in a quarter of an hour."
    )


class TooManySeats(Refused):
    """A larger group is arranged with a person."""

    message = _("You can book at most %(most)s people at once. Mail us for more.")


class NotEnoughPlaces(Refused):
    """There are places, but fewer than were asked."""

    message = _("There are only %(free)s places left.")

    @property
    def free(self) -> int:
        """How many there are."""
        return int(self.details["free"])


class OnlyPrimary(Refused):
    """The primary target group goes first."""

    message = _(
        "Until %(until)s this activity is for organisations in our primary target "
        "group. Try again after that."
    )


class FormIsGone(Refused):
    """Nobody is known by this token."""

    message = _("This form does not exist any more. Start again from the activity.")


@dataclass(frozen=True)
class Comer:
    """Someone for whom a place is booked; without a name, it follows."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""

    @property
    def is_named(self) -> bool:
        """Whether we know who comes."""
        return bool(self.first_name.strip() and self.last_name.strip())


@dataclass(frozen=True)
class Asked:
    """What somebody filled in.

    Attributes:
        comers: who comes, one for each seat.
        organisation: for whom they come; None: none that we know.
        organisation_typed: the name of one that the register does not know.
        contact_name: who arranges it; contact_email, contact_phone: how to reach them.
        together: on the waiting list, how many want a place at once.
        remarks: anything else.
        needs: what they need to take part; kept apart, with their yes.
        invoice_email: where the invoice goes; the contact's address when empty.
        invoice_reference: what they want to read on it.
        answers: to the questions that this activity asks.
        language: in which we write back.
    """

    comers: Sequence[Comer]
    organisation: Organisation | None = None
    organisation_typed: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    together: int = 1
    remarks: str = ""
    needs: str = ""
    invoice_email: str = ""
    invoice_reference: str = ""
    answers: Mapping[Question, Any] = field(default_factory=dict)
    language: str = "nl"


@dataclass(frozen=True)
class Booked:
    """What became of a form.

    Attributes:
        booking: the form.
        fresh: who has a place, or waits for one, by it.
        known: people who had a place already; nothing changed for them.
    """

    booking: Booking
    fresh: Sequence[Registration] = ()
    known: Sequence[Registration] = ()


def origin_of(address: str) -> str:
    """Where a form was asked from, so that it can be counted and not be read back."""
    return salted_hmac("programme.hold", address, algorithm="sha256").hexdigest()


def is_open(activity: Activity, at: datetime, *, invited: bool = False) -> bool:
    """Whether the public may register at this moment."""
    if not activity.is_public and not invited:
        return False
    if activity.status != Activity.Status.PLANNED:
        return False
    if activity.admission == Admission.INVITED and not invited:
        return False
    if activity.opens_at is not None and at < activity.opens_at:
        return False
    closes_at = activity.closes_at or activity.first_start()
    return closes_at is None or at < closes_at


def hold_places(
    activity: Activity,
    seats: int,
    *,
    origin: str = "",
    invited: bool = False,
    waiting: bool = False,
    at: datetime | None = None,
) -> tuple[Hold, str]:
    """Keep seats while the form is filled in; returns the hold and its token.

    Args:
        activity: what for.
        seats: how many people.
        origin: where it is asked from (`origin_of`); "" is not counted.
        invited: whether it is asked with the invitation link.
        waiting: whether a form for the waiting list will do.
        at: now, when left out.

    Raises:
        NotOpen, TooManySeats, TooManyHolds
        NotEnoughPlaces: there are some; ask for fewer, or wait.
        ActivityFull: there is none, and nobody waits, or `waiting` was not said.
    """
    moment = at or timezone.now()
    if not 1 <= seats <= MOST_SEATS:
        raise TooManySeats(most=MOST_SEATS)
    if activity.registrations.filter(status__in=ON_THE_LIST).exists():
        tend(activity.pk, at=moment)  # kept also when this form is refused
    return _hold(activity, seats, moment, origin, invited=invited, waiting=waiting)


@transaction.atomic
def _hold(
    activity: Activity,
    seats: int,
    at: datetime,
    origin: str,
    *,
    invited: bool,
    waiting: bool,
) -> tuple[Hold, str]:
    locked = lock(activity.pk)
    if not is_open(locked, at, invited=invited):
        raise NotOpen
    refuse_too_many(locked, origin, at)
    kept = _seats_to_keep(locked, seats, places_of(locked, at), waiting=waiting)
    token = secrets.token_urlsafe(32)
    hold = Hold.objects.create(
        activity=locked,
        token_hash=hash_of(token),
        seats=seats,
        kept=kept,
        made_at=at,
        expires_at=kept_until(at, seats),
        origin=origin,
    )
    return hold, token


def kept_until(at: datetime, seats: int) -> datetime:
    """How long a form keeps its seats."""
    return at + HOLD_FOR + LONGER_FOR_EACH * (seats - 1)


def refuse_too_many(activity: Activity, origin: str, at: datetime) -> None:
    """Raise TooManyHolds when several forms are open where this one is asked from."""
    if not origin:
        return
    mine = activity.holds.live(at).filter(origin=origin).count()
    if mine >= settings.MOST_HOLDS_FROM_ONE_ADDRESS:
        raise TooManyHolds


def _seats_to_keep(
    activity: Activity, seats: int, places: Places, *, waiting: bool
) -> int:
    if places.has(seats):
        return seats
    if waiting and activity.has_waiting_list:
        return 0
    if places.free:
        raise NotEnoughPlaces(free=places.free)
    raise ActivityFull


def find_hold(token: str) -> Hold:
    """The hold with this token. Raises FormIsGone."""
    try:
        return Hold.objects.get(token_hash=hash_of(token))
    except Hold.DoesNotExist:
        raise FormIsGone from None


def let_go(hold: Hold) -> None:
    """Give kept seats back before their time."""
    with transaction.atomic():
        activity = lock(hold.activity_id)
        Hold.objects.filter(pk=hold.pk, booking=None).delete()
        fill(activity, timezone.now())


@transaction.atomic
def book(token: str, asked: Asked, *, at: datetime | None = None) -> Booked:
    """Turn a filled-in form into places, or places on the waiting list.

    The same token again gives the same booking, whatever is filled in.

    Raises:
        FormIsGone, ActivityIsCancelled, OnlyPrimary, TooManySeats
        ActivityFull: the form came too late, and nobody can wait; nothing is kept.
    """
    moment = at or timezone.now()
    activity = lock(find_hold(token).activity_id)
    hold = find_hold(token)  # as it is now: who waited for the lock may find it gone
    if hold.booking is not None:
        return Booked(hold.booking)
    booked = take_places(activity, hold, asked, moment)
    emails.booked(booked.booking, booked.fresh, booked.known)
    fill(activity, moment)
    return booked


def take_places(
    activity: Activity, hold: Hold, asked: Asked, moment: datetime
) -> Booked:
    """Turn one hold into places, or places on the list. The caller holds the lock.

    Nobody is told yet, and what it leaves free is not offered yet. Raises what `book`
    does.
    """
    if activity.status != Activity.Status.PLANNED:
        raise ActivityIsCancelled
    if len(asked.comers) != hold.seats:
        raise TooManySeats(most=hold.seats)
    _refuse_secondary(activity, asked, moment)
    if hold.expires_at <= moment:
        fill(activity, moment)  # who waited goes before who came too late
    status = _status(activity, hold, moment)
    booking = _write(activity, asked, moment)
    hold.booking = booking
    hold.save(update_fields=["booking"])
    fresh: list[Registration] = []
    known: list[Registration] = []
    for comer in asked.comers:
        person = _recognise(booking, comer)
        mine = _registration_of(person, activity)
        if mine is not None:
            known.append(_known(mine, status, moment))
        else:
            fresh.append(_place(booking, person, status, moment))
    return Booked(booking, fresh, known)


def _refuse_secondary(activity: Activity, asked: Asked, at: datetime) -> None:
    if not activity.primary_goes_first(at):
        return
    day = activity.starts_on or timezone.localdate(at)
    facts = attribution_on(asked.organisation, day)
    if facts.target_group != TargetGroup.PRIMARY:
        until = timezone.localtime(activity.primary_first_until).date()
        raise OnlyPrimary(until=until)


def _status(activity: Activity, hold: Hold, at: datetime) -> str:
    """A kept seat is honoured; a late form gets what is left, or waits."""
    if hold.kept and hold.expires_at > at:
        return Status.CONFIRMED
    if hold.kept and places_of(activity, at, but=hold).has(hold.seats):
        return Status.CONFIRMED
    if not activity.has_waiting_list:
        raise ActivityFull
    return Status.WAITING


def _write(activity: Activity, asked: Asked, at: datetime) -> Booking:
    seats = len(asked.comers)
    booking = Booking.objects.create(
        activity=activity,
        organisation=asked.organisation,
        organisation_typed=asked.organisation_typed[:200],
        contact_name=asked.contact_name[:170],
        contact_email=asked.contact_email,
        contact_phone=asked.contact_phone,
        language=asked.language,
        seats=seats,
        together=min(max(asked.together, 1), seats),
        remarks=asked.remarks,
        invoice_email=asked.invoice_email,
        invoice_reference=asked.invoice_reference,
        made_at=at,
    )
    if asked.needs:
        AccessNeed.objects.create(booking=booking, words=asked.needs, consented_at=at)
    _write_answers(booking, asked.answers)
    return booking


def _write_answers(booking: Booking, answers: Mapping[Question, Any]) -> None:
    """What the activity asks beside; with the booking, since we organise with it."""
    if not answers:
        return
    version = next(iter(answers)).version
    answer_set = take_in(version, booking.about, answers, mixed=False)
    if answer_set is not None:
        BookingAnswers.objects.create(booking=booking, answer_set=answer_set)


def _recognise(booking: Booking, comer: Comer) -> Person | None:
    """Who comes; None while the name follows."""
    if not comer.is_named:
        return None
    address = comer.email or booking.contact_email
    return recognise(comer.first_name, comer.last_name, address)


def _registration_of(person: Person | None, activity: Activity) -> Registration | None:
    """The place, or the wish for one, that somebody has already."""
    if person is None:
        return None
    return activity.registrations.not_cancelled().filter(person=person).first()


def _place(
    booking: Booking, person: Person | None, status: str, at: datetime
) -> Registration:
    registration = Registration(
        activity=booking.activity,
        person=person,
        organisation=booking.organisation,
        booking=booking,
        status=status,
        registered_at=at,
    )
    attribute(registration)
    note_step(registration, by=None, at=at)
    charge(registration)
    return registration


def _known(known: Registration, status: str, at: datetime) -> Registration:
    """Someone who waits, and now found a free seat, has a place."""
    if status == Status.CONFIRMED and known.status != Status.CONFIRMED:
        move(known, Status.CONFIRMED, by=None, at=at)
        charge(known)
    return known


def hash_of(token: str) -> str:
    """What the database knows of a token."""
    return sha256(token.encode()).hexdigest()
