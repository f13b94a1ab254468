"""What page and paper say in the same words."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from steunpunt.money.amounts import plain


def in_fours(iban: str) -> str:
    """An account number as people read it: BE68 5390 0754 7034."""
    return " ".join(iban[n : n + 4] for n in range(0, len(iban), 4))


def rate(ground: dict[str, Any]) -> str:
    """Which VAT a line carries: a rate, or a word."""
    words = {"E": _("exempt"), "O": _("outside VAT")}
    return words.get(ground["category"]) or f"{plain(Decimal(ground['rate']))}%"
