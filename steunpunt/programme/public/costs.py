"""What an activity costs whom, in the numbers and words that machines read of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from django.utils.translation import gettext as _

from steunpunt.money.models import PriceRule, VatGround
from steunpunt.programme.orders.charging import ShownPrice

EURO = "EUR"


class Ground(TypedDict):
    """Which VAT applies, and why."""

    code: str
    name: str
    category: str
    rate: str


class Cost(TypedDict):
    """What one person of a target group pays, without VAT.

    Attributes:
        target_group: None: everyone pays the same.
        for_whom: the target group, as the page names it.
        amount: of the activity in all.
        in_words: the amount, as the page writes it.
        unit: whether it is asked per half-day or in all; None: nothing is asked.
        per_half_day: None: it is not asked per half-day.
        explained: how the amount came about.
    """

    target_group: str | None
    for_whom: str
    is_free: bool
    amount: str
    currency: str
    in_words: str
    unit: str | None
    per_half_day: str | None
    explained: str
    vat: Ground | None


def costs_of(prices: Sequence[ShownPrice]) -> list[Cost]:
    """One of each target group; one of everyone when all pay the same, or nothing."""
    return [_cost(one) for one in prices] or [_free()]


def _cost(shown: ShownPrice) -> Cost:
    price, unit = shown.price, PriceRule.Unit
    each = price.per_half_day if price.amount else None
    asked = unit.FIXED if each is None else unit.HALF_DAY
    return Cost(
        target_group=shown.target_group,
        for_whom=shown.for_whom,
        is_free=not price.amount,
        amount=_decimal(price.amount),
        currency=EURO,
        in_words=shown.amount,
        unit=asked.value if price.amount else None,
        per_half_day=None if each is None else _decimal(each),
        explained=price.explained,
        vat=_ground(price.ground),
    )


def _free() -> Cost:
    return Cost(
        target_group=None,
        for_whom=_("everyone"),
        is_free=True,
        amount=_decimal(Decimal()),
        currency=EURO,
        in_words=_("free"),
        unit=None,
        per_half_day=None,
        explained=_("free"),
        vat=None,
    )


def _ground(ground: VatGround) -> Ground:
    return Ground(
        code=ground.reference,
        name=str(ground),
        category=ground.category,
        rate=_decimal(ground.rate),
    )


def _decimal(amount: Decimal) -> str:
    return f"{amount:.2f}"
