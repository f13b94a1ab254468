"""Amounts as people read them."""

from decimal import Decimal

from django import template

from steunpunt.money import amounts, ogm

register = template.Library()


@register.filter
def euro(amount: Decimal | str) -> str:
    """€ 1.234,50."""
    return amounts.euro(Decimal(amount))


@register.filter
def structured(communication: str) -> str:
    """+++123/4567/89002+++."""
    return ogm.shown(communication)
