"""Amounts of money: euro, two decimals, halves away from zero."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
NO_BREAK = "\N{NO-BREAK SPACE}"
LARGEST = Decimal("9999999.99")


def cents(amount: Decimal | int) -> Decimal:
    """An amount in whole cents; half a cent goes up (away from zero)."""
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def share_of(amount: Decimal, percent: Decimal) -> Decimal:
    """So many percent of an amount, in whole cents."""
    return cents(amount * percent / 100)


def euro(amount: Decimal) -> str:
    """As people read it: € 1.234,50 in Dutch."""
    return f"€ {number_format(cents(amount), 2, use_l10n=True, force_grouping=True)}"


def as_price(amount: Decimal) -> str:
    """As a price on a page, never broken over two lines: € 105, € 47,50."""
    said = f"€ {plain(amount)}" if amount == amount.to_integral() else euro(amount)
    return said.replace(" ", NO_BREAK)


def plain(number: Decimal | int) -> str:
    """A number without needless zeros, as people read it: 2, 2,5."""
    text = f"{Decimal(number).normalize():f}"
    decimals = len(text.partition(".")[2])
    return number_format(number, decimals, use_l10n=True, force_grouping=True)
