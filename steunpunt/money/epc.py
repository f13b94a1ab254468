"""The QR code with which a banking app fills in a payment (EPC069-12).

The structured communication travels as free text, as Belgian banking apps read it;
the field for a reference is for those of ISO 11649.
"""

import io
from decimal import Decimal

from segno import helpers

from steunpunt.money import ogm

LARGEST = Decimal("999999999.99")


def can_be_paid_so(amount: Decimal) -> bool:
    """Whether the code can carry this amount."""
    return Decimal("0.01") <= amount <= LARGEST


def qr_of(
    *, name: str, iban: str, bic: str, amount: Decimal, communication: str, colour: str
) -> str:
    """The code as a drawing (SVG).

    Raises:
        ValueError: when the communication is not right; segno would take any text.
    """
    if not ogm.is_valid(communication):
        raise ValueError(communication)
    code = helpers.make_epc_qr(
        name=name[:70],
        iban=iban,
        amount=amount,
        text=ogm.shown(communication),
        bic=bic or None,
    )
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=0, dark=colour, xmldecl=False, unit="")
    return drawn.getvalue().decode()
