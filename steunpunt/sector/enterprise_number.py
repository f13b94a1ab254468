"""The Belgian enterprise number: ten digits, the first 0 or 1, the last two a check.

Source: FPS Economy (1-series since 19 September 2023); check = 97 − (first eight digits
mod 97), so 01 to 97. `stdnum.be.vat` accepts a check of 00 where Peppol demands 97.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def digits(text: str) -> str:
    """The bare digits of a number as people write it: BE 0475.170.736 → 0475170736."""
    bare = re.sub(r"^BE", "", re.sub(r"[\s./-]", "", text.upper()))
    return f"0{bare}" if len(bare) == 9 and bare.isdigit() else bare


def is_valid(number: str) -> bool:
    """Whether ten bare digits are an enterprise number."""
    if not re.fullmatch(r"[01][0-9]{9}", number):
        return False
    return int(number[8:]) == 97 - int(number[:8]) % 97


def shown(number: str) -> str:
    """As people read it: 0475.170.736."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}" if number else ""


def validate(number: str) -> None:
    """Raise ValidationError when these are not the digits of an enterprise number."""
    if not is_valid(number):
        raise ValidationError(
            _(
                "%(number)s is not an enterprise number: ten digits, the first "
                "0 or 1, with a right check at the end. Example: 0475.170.736."
            ),
            params={"number": number},
            code="enterprise_number",
        )
