"""Verbs of charging anew: an activity got more half-days, or fewer.

An order that is not invoiced yet follows. One that is, or whose price somebody set, is
put on the list of what to look at.
"""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.money.amounts import ZERO
from steunpunt.money.models import Order, OrderLine
from steunpunt.money.ordering import take_out
from steunpunt.programme.models import Activity, OrderToLookAt, Registration
from steunpunt.programme.orders.charging import (
    asked_for,
    charge,
    half_days_of,
    line_of,
    price_of,
)


class Repriced(dict[int, tuple[Decimal, Decimal]]):
    """Key of a registration → what its place cost, and costs now."""

    def note(self, registration: Registration, was: Decimal) -> None:
        """Keep it, when it is another price."""
        now = asked_for(registration) or ZERO
        if was != now:
            self[registration.pk] = (was, now)


@transaction.atomic
def follow_half_days(activity: Activity, *, before: int) -> Repriced:
    """Let the price of every place follow the half-days. The caller holds the lock.

    Returns what an order asks for each place of which that changed.
    """
    now, repriced = half_days_of(activity), Repriced()
    if before == now:
        return repriced
    to_look_at: dict[int, Order] = {}
    placed = activity.registrations.confirmed().select_related(
        "booking", "person", "organisation", "replaces"
    )
    for registration in placed:
        registration.activity = activity
        line = line_of(registration)
        if line is None:
            charge(registration)
            repriced.note(registration, ZERO)
        elif line.order.is_invoiced or _is_agreed(line, registration, before):
            to_look_at[line.order_id] = line.order
        else:
            was = line.unit_price
            _follow(registration, line)
            repriced.note(registration, was)
    for order in to_look_at.values():
        _note(activity, order, before, now)
    return repriced


def _is_agreed(line: OrderLine, registration: Registration, half_days: int) -> bool:
    """Whether its price is another than followed from the half-days until now."""
    price = price_of(registration, half_days=half_days)
    return price is None or price.amount != line.unit_price


def _follow(registration: Registration, line: OrderLine) -> None:
    price = price_of(registration)
    if price is None or not price.amount:
        take_out(line.order, about=line.about)
    else:
        charge(registration)


def _note(activity: Activity, order: Order, before: int, now: int) -> None:
    """On the list once; when all is as it was, it goes again."""
    known = OrderToLookAt.objects.open().filter(activity=activity, order=order).first()
    if known is None:
        OrderToLookAt.objects.create(
            activity=activity,
            order=order,
            half_days_before=before,
            half_days_now=now,
            noted_at=timezone.now(),
        )
    elif known.half_days_before == now:
        known.delete()
    else:
        known.half_days_now = now
        known.save(update_fields=["half_days_now"])


@transaction.atomic
def look_at(one: OrderToLookAt, *, by: User | None) -> None:
    """Somebody looked, and did what was needed; the first one stays noted."""
    locked = OrderToLookAt.objects.select_for_update().get(pk=one.pk)
    if locked.looked_at is None:
        locked.looked_at, locked.looked_by = timezone.now(), by
        locked.save(update_fields=["looked_at", "looked_by"])
