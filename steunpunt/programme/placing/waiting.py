"""Verbs of the waiting list: whose turn it is, and what becomes of an offered place.

The rule, as people read it on the page: who asked first goes first, within their turn
(`priority`). A group that wants to stay together is passed over while there are too few
places for it, and keeps its place in the line.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme import emails
from steunpunt.programme.models import PLACED, Activity, Registration
from steunpunt.programme.orders.charging import charge
from steunpunt.programme.placing.places import ActivityFull, lock, places_of
from steunpunt.programme.placing.stepping import move
from steunpunt.records.refusing import Refused

#: an offer leaves at least this long, also on the eve of the activity
SHORTEST_OFFER = timedelta(hours=1)

Status = Registration.Status
CancelledBy = Registration.CancelledBy


class OfferHasLapsed(Refused):
    """Who does not answer in time makes room for the next."""

    message = _("This offer has lapsed: the place went to the next on the list.")


class NothingIsOffered(Refused):
    """Only an offered place can be accepted."""

    message = _("No place is offered at this moment.")


@transaction.atomic
def tend(activity_id: int, *, at: datetime | None = None) -> list[Registration]:
    """Let lapsed offers go and offer what is free; returns the new offers."""
    activity = lock(activity_id)
    moment = at or timezone.now()
    for late in activity.registrations.offered().filter(offered_until__lte=moment):
        move(
            late,
            Status.CANCELLED,
            by=None,
            at=moment,
            cancelled_by=CancelledBy.DEADLINE,
        )
        emails.offer_lapsed(late)
    return fill(activity, moment)


def fill(activity: Activity, at: datetime) -> list[Registration]:
    """Offer the free places, in the order of the list. The caller holds the lock."""
    nobody_waits = not activity.registrations.filter(status=Status.WAITING).exists()
    if nobody_waits or not is_to_come(activity, at):
        return []
    free = places_of(activity, at).free
    if free == 0:
        return []
    until = _until(activity, at)
    offers: list[Registration] = []
    for group, least in _line(activity):
        if free == 0:
            break
        if free is not None and least > free:
            continue
        lucky = group if free is None else group[:free]
        for one in lucky:
            move(one, Status.OFFERED, by=None, at=at, offered_until=until)
            emails.place_offered(one)
        offers += lucky
        free = None if free is None else free - len(lucky)
    return offers


@transaction.atomic
def accept(registration: Registration, *, at: datetime | None = None) -> None:
    """Take the offered place. Raises NothingIsOffered, OfferHasLapsed."""
    moment = at or timezone.now()
    lock(registration.activity_id)
    registration.refresh_from_db()
    if registration.status == Status.CONFIRMED:
        return  # a second click
    if registration.status != Status.OFFERED:
        lapsed = registration.cancelled_by == CancelledBy.DEADLINE
        raise OfferHasLapsed if lapsed else NothingIsOffered
    if registration.offered_until is not None and registration.offered_until <= moment:
        raise OfferHasLapsed
    move(registration, Status.CONFIRMED, by=None, at=moment)
    charge(registration)
    emails.place_taken(registration)


@transaction.atomic
def offer(registration: Registration, *, by: User | None, note: str = "") -> None:
    """Staff give a waiting person their turn now. Raises ActivityFull."""
    activity = lock(registration.activity_id)
    now = timezone.now()
    if not places_of(activity, now).has(1):
        raise ActivityFull
    until = _until(activity, now)
    move(registration, Status.OFFERED, by=by, at=now, note=note, offered_until=until)
    emails.place_offered(registration)


def _line(activity: Activity) -> Iterator[tuple[list[Registration], int]]:
    """Who waits, in turn: those of one booking together, and how few will do.

    Once one of a booking has a place, the others follow one by one.
    """
    waiting = list(activity.registrations.waiting().select_related("booking"))
    first: dict[int | None, int] = {}
    for place, one in enumerate(waiting):
        first.setdefault(one.booking_id or -one.pk, place)
    waiting.sort(key=lambda one: first[one.booking_id or -one.pk])
    begun = set(
        activity.registrations.filter(status__in=PLACED).values_list(
            "booking", flat=True
        )
    )
    for _key, members in groupby(waiting, key=lambda one: one.booking_id or -one.pk):
        group = list(members)
        booking = group[0].booking
        together = booking.together if booking and booking.pk not in begun else 1
        yield group, min(together, len(group))


def is_to_come(activity: Activity, at: datetime) -> bool:
    """Whether it is planned and has not begun."""
    if activity.status != Activity.Status.PLANNED:
        return False
    starts_at = activity.first_start()
    return starts_at is None or starts_at > at


def _until(activity: Activity, at: datetime) -> datetime:
    """The deadline of an offer: some days, less when the activity is near."""
    until = at + timedelta(hours=activity.offer_hours)
    if (starts_at := activity.first_start()) is not None:
        until = min(until, at + (starts_at - at) / 2)
    return max(until, at + SHORTEST_OFFER)


def tend_all(*, at: datetime | None = None) -> int:
    """Let lapsed offers go and offer what came free, everywhere; returns the offers.

    A hold that ran out frees its seats by itself, but tells nobody: this does.
    """
    moment = at or timezone.now()
    waits = Registration.objects.filter(
        status__in=(Status.WAITING, Status.OFFERED),
        activity__status=Activity.Status.PLANNED,
    )
    keys = waits.values_list("activity", flat=True).order_by().distinct()
    return sum(len(tend(key, at=moment)) for key in keys)
