"""The Belgian enterprise number: ten digits, the first 0 or 1, the last two a check.

Source: FPS Economy (1-series since 19 September 2023); check = 97 − (first eight digits
mod 97), so 01 to 97. `stdnum.be.vat` accepts a check of 00 where Peppol demands 97.
"""

import re

from django.core.exceptions import ValidationError
from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    IntegerField,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact
from django.utils.translation import gettext as _

TEN_DIGITS = r"^[01][0-9]{9}$"


def check_fits(column: str) -> Case:
    """A condition for the database: the check at the end fits the eight digits.

    Text of another shape passes; another constraint refuses that.
    """
    body = Cast(Substr(column, 1, 8), IntegerField())
    check = Cast(Substr(column, 9, 2), IntegerField())
    fits = Q(Exact(check, Value(97) - body % Value(97)))
    return Case(
        When(
            **{f"{column}__regex": TEN_DIGITS},
            then=ExpressionWrapper(fits, BooleanField()),
        ),
        default=Value(True),
        output_field=BooleanField(),
    )


def digits(text: str) -> str:
    """The bare digits of a number as people write it: BE 0123.456.749 → 0123456749."""
    bare = re.sub(r"^BE", "", re.sub(r"[\s./-]", "", text.upper()))
    return f"0{bare}" if len(bare) == 9 and bare.isdigit() else bare


def is_valid(number: str) -> bool:
    """Whether ten bare digits are an enterprise number."""
    return bool(re.fullmatch(TEN_DIGITS, number)) and number[8:] == check_of(number)


def check_of(number: str) -> str:
    """The two digits that belong after the first eight: 01 to 97, never 00."""
    return f"{97 - int(number[:8]) % 97:02}"


def shown(number: str) -> str:
    """As people read it: 0123.456.749."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}" if number else ""


def validate(number: str) -> None:
    """Raise ValidationError, saying what is wrong, unless this is a right number."""
    if not is_valid(number):
        raise ValidationError(fault_of(number), code="enterprise_number")


def fault_of(number: str) -> str:
    """What is wrong with bare digits, in a sentence that helps to mend it."""
    said = {"number": number}
    if not number.isdigit():
        return _("An enterprise number has digits only. Example: 0123.456.749.")
    if len(number) != 10:
        said |= {"n": str(len(number))}
        return _("An enterprise number has ten digits; %(number)s has %(n)s.") % said
    if number[0] not in "01":
        return _("An enterprise number starts with 0 or 1; %(number)s does not.") % said
    return (
        _("There is a typing error in %(number)s: its last two digits do not fit.")
        % said
    )
