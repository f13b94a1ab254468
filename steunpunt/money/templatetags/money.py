"""How templates show money."""

from decimal import Decimal
from typing import Any

from django import template

from steunpunt.money import amounts, ogm, wording

register = template.Library()


@register.filter
def euro(amount: Decimal | str) -> str:
    """€ 1.234,50."""
    return amounts.euro(Decimal(amount))


@register.filter
def bare(number: Decimal | str) -> str:
    """A number without needless zeros."""
    return amounts.plain(Decimal(number))


@register.filter
def rate(ground: dict[str, Any]) -> str:
    """Which VAT a line carries, in a word."""
    return wording.rate(ground)


@register.filter
def structured(communication: str) -> str:
    """+++123/4567/89002+++."""
    return ogm.shown(communication)
