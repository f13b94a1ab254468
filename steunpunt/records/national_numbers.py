"""National register numbers: nobody may keep them without a licence (law of 1983)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.be import ssn

PATTERN = re.compile(
    r"(?<!\d)\d{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]{0,3}\d{3}[ ./-]?\d{2}(?!\d)"
)
SHORTEST = 11


def holds_national_number(text: str) -> bool:
    """Whether a number in it is one of the national register, or a bis number."""
    return len(text) >= SHORTEST and any(
        ssn.is_valid(re.sub(r"\D", "", found)) for found in PATTERN.findall(text)
    )


def refuse_national_numbers(text: str) -> None:
    """Raise ValidationError when one stands in the text."""
    if holds_national_number(text):
        raise ValidationError(
            _("This looks like a national register number. Leave it out, please.")
        )
