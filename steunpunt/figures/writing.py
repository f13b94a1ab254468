"""How a figure is written: rounded by its definition, in the reader's language."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from steunpunt.figures.declaring import AnyFigure, Unit

NO_VALUE = "–"


def rounded(number: float, decimals: int) -> Decimal:
    """Rounded half up, as people do by hand: 62,5 becomes 63."""
    return Decimal(repr(number)).quantize(
        Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP
    )


def written_number(number: float, decimals: int = 0) -> str:
    """A number in the reader's language: 1.325 in Dutch, 1,325 in English."""
    language = "en" if get_language() == "en" else "nl"
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(rounded(number, decimals), format=form, locale=language)


def written(figure: AnyFigure, number: float | None) -> str:
    """A figure as people read it: never more precise than its definition allows."""
    return written_as(figure.unit, figure.decimals, number)


def written_as(unit: Unit, decimals: int, number: float | None) -> str:
    """A number in a unit, as people read it."""
    if number is None:
        return NO_VALUE
    text = written_number(number, decimals)
    if unit is Unit.PERCENT:
        return f"{text}%"
    if unit is Unit.POINTS and rounded(number, decimals) > 0:
        return f"+{text}"
    if unit is Unit.HOURS:
        return _("%(number)s h") % {"number": text}
    if unit is Unit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", round(number)) % {
            "number": text
        }
    return text
