"""What page and paper say in the same words."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from steunpunt.money.amounts import plain


def rate(ground: dict[str, Any]) -> str:
    """Which VAT a line carries: a rate, or a word."""
    words = {"E": _("exempt"), "O": _("outside VAT")}
    return words.get(ground["category"]) or f"{plain(Decimal(ground['rate']))}%"
