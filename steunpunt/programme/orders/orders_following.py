"""Verb: let orders follow activities that an import changed, or the undoing of one.

On screen an activity changes alone, and `planning` sees to it; a file changes many.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.programme.letters.telling import tell_prices
from steunpunt.programme.models import Activity, Booking, Session
from steunpunt.programme.orders.charging import follow_first_day
from steunpunt.programme.orders.charging_anew import follow_half_days
from steunpunt.programme.placing.places import lock
from steunpunt.programme.placing.waiting import is_to_come
from steunpunt.records.history import acting


@dataclass(frozen=True)
class Charged:
    """What orders of an activity were made of."""

    half_days: int
    starts_on: date | None


def charged_now() -> dict[int, Charged]:
    """Of each activity that asks a price and has forms."""
    asked = Activity.objects.filter(
        price_list__isnull=False, pk__in=Booking.objects.order_by().values("activity")
    )
    going_on = Session.objects.exclude(status=Session.Status.CANCELLED)
    of_each = going_on.filter(activity__in=asked).order_by().values_list("activity")
    half_days = dict(of_each.annotate(Sum("half_days")))
    days = asked.values_list("pk", "starts_on")
    return {key: Charged(half_days.get(key, 0), day) for key, day in days}


@transaction.atomic
def orders_follow(before: Mapping[int, Charged], *, by: User | None) -> None:
    """Let open orders follow, and tell whoever's price changed by that."""
    now = timezone.now()
    changed = [key for key, was in charged_now().items() if before.get(key, was) != was]
    for key in sorted(changed):
        lock(key)
        activity, was = Activity.objects.get(pk=key), before[key]
        with acting(by):
            if activity.starts_on != was.starts_on:
                follow_first_day(activity)
            repriced = follow_half_days(activity, before=was.half_days)
        if repriced and is_to_come(activity, now):
            tell_prices(activity, repriced, at=now)
