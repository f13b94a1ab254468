"""Verbs of booking a whole track: seats in each activity that is open, or in none.

Each activity keeps a form of its own, with its own price, link and cancellation. Locks
are taken in the order of the activities' keys, so that two tracks that share some never
wait for each other.
"""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.letters import track_emails
from steunpunt.programme.models import (
    Activity,
    Hold,
    Registration,
    RegistrationQuestions,
    Track,
    TrackHold,
)
from steunpunt.programme.placing.booking import (
    MOST_SEATS,
    ON_THE_LIST,
    Asked,
    Booked,
    FormIsGone,
    NotOpen,
    TooManySeats,
    hash_of,
    is_open,
    kept_until,
    refuse_too_many,
    take_places,
)
from steunpunt.programme.placing.places import lock, places_of
from steunpunt.programme.placing.waiting import fill, tend
from steunpunt.records.refusing import Refused


class TrackIsFull(Refused):
    """One of its activities has too few places, so nothing is kept in the others."""

    message = _("There are too few places in: %(titles)s.")

    @property
    def full(self) -> Sequence[Activity]:
        """The activities with too few places."""
        found: Sequence[Activity] = self.details["full"]
        return found


class NothingConfirmed(Refused):
    """One activity cannot be booked any more, so none of them is."""

    message = _(
        "It does not work for “%(title)s”, so nothing was confirmed in the other "
        "activities either: %(why)s"
    )


def open_parts(track: Track, at: datetime) -> list[Activity]:
    """Its activities for which the public may register now, in the track's order."""
    parts = Activity.objects.filter(track_parts__track=track, in_open_programme=True)
    in_order = parts.order_by("track_parts__position", "starts_on", "pk")
    return [one for one in in_order.prefetch_related("sessions") if is_open(one, at)]


def hold_track(
    track: Track,
    seats: int,
    *,
    origin: str = "",
    only_free: bool = False,
    at: datetime | None = None,
) -> tuple[TrackHold, str]:
    """Keep seats in every activity that is open; returns the hold and its token.

    Args:
        track: which.
        seats: how many people.
        origin: where it is asked from (`booking.origin_of`); "" is not counted.
        only_free: leave out the activities with too few places.
        at: now, when left out.

    Raises:
        NotOpen, TooManySeats, TooManyHolds
        TrackIsFull: nothing is kept anywhere.
    """
    moment = at or timezone.now()
    if not 1 <= seats <= MOST_SEATS:
        raise TooManySeats(most=MOST_SEATS)
    for activity in open_parts(track, moment):
        if activity.registrations.filter(status__in=ON_THE_LIST).exists():
            tend(activity.pk, at=moment)  # kept also when this form is refused
    return _hold(track, seats, moment, origin, only_free=only_free)


@transaction.atomic
def _hold(
    track: Track, seats: int, at: datetime, origin: str, *, only_free: bool
) -> tuple[TrackHold, str]:
    asked = open_parts(track, at)
    locked = [lock(pk) for pk in sorted(one.pk for one in asked)]
    going = [one for one in locked if is_open(one, at)]
    full = [one for one in going if not places_of(one, at).has(seats)]
    if only_free:
        going = [one for one in going if one not in full]
    elif full:
        raise TrackIsFull(full=full, titles=", ".join(one.title for one in full))
    if not going:
        raise NotOpen
    token = secrets.token_urlsafe(32)
    whole = TrackHold.objects.create(track=track, token_hash=hash_of(token))
    for activity in going:
        refuse_too_many(activity, origin, at)
        Hold.objects.create(
            activity=activity,
            whole=whole,
            token_hash=hash_of(secrets.token_urlsafe(32)),
            seats=seats,
            kept=seats,
            made_at=at,
            expires_at=kept_until(at, seats),
            origin=origin,
        )
    return whole, token


def find_track_hold(token: str) -> TrackHold:
    """The hold with this token. Raises FormIsGone."""
    try:
        return TrackHold.objects.get(token_hash=hash_of(token))
    except TrackHold.DoesNotExist:
        raise FormIsGone from None


def holds_of(whole: TrackHold) -> list[Hold]:
    """What is kept, in the order of the days."""
    holds = whole.holds.select_related("activity__price_list", "booking")
    return list(holds.order_by("activity__starts_on", "activity"))


@transaction.atomic
def let_track_go(whole: TrackHold) -> None:
    """Give all kept seats back before their time."""
    activities = [lock(pk) for pk in _activities_of(whole)]
    if whole.holds.exclude(booking=None).exists():
        return  # it was sent meanwhile
    TrackHold.objects.filter(pk=whole.pk).delete()
    for activity in activities:
        fill(activity, timezone.now())


@transaction.atomic
def book_track(
    token: str, asked: Asked, *, at: datetime | None = None
) -> Sequence[Booked]:
    """Turn a filled-in form into a confirmed place in each activity, or in none.

    The same token again gives the same bookings, whatever is filled in.

    Raises:
        FormIsGone
        NothingConfirmed: it says which activity, and why.
    """
    moment = at or timezone.now()
    locked = {pk: lock(pk) for pk in _activities_of(find_track_hold(token))}
    # As it is now: who waited for the locks may find it gone, or sent already.
    whole = find_track_hold(token)
    holds = holds_of(whole)
    if not holds:
        raise FormIsGone
    if known := [Booked(one.booking) for one in holds if one.booking is not None]:
        return known
    booked = [_take(locked[one.activity_id], one, asked, moment) for one in holds]
    track_emails.booked_whole(whole, booked)
    for activity in locked.values():
        fill(activity, moment)
    return booked


def _activities_of(whole: TrackHold) -> list[int]:
    return list(whole.holds.order_by("activity").values_list("activity", flat=True))


def _take(activity: Activity, hold: Hold, asked: Asked, at: datetime) -> Booked:
    """A place in one of them; waiting for one does not make a whole track."""
    try:
        booked = take_places(activity, hold, _for_it(activity, asked), at)
    except Refused as refused:
        raise NothingConfirmed(title=activity.title, why=str(refused)) from refused
    confirmed = Registration.Status.CONFIRMED
    if any(one.status != confirmed for one in (*booked.fresh, *booked.known)):
        why = _("all places are taken.")
        raise NothingConfirmed(title=activity.title, why=why)
    return booked


def _for_it(activity: Activity, asked: Asked) -> Asked:
    """With the answers to its own questions only."""
    own = RegistrationQuestions.objects.filter(activity=activity).first()
    mine = {
        question: answer
        for question, answer in asked.answers.items()
        if own is not None and question.version.questionnaire_id == own.questionnaire_id
    }
    return replace(asked, answers=mine)
