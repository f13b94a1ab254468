"""Verbs of paying back: what a buyer paid too much since a credit note."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.money.amounts import ZERO, cents
from steunpunt.money.models import CreditNote, Invoice, Refund
from steunpunt.records.models import new_reference
from steunpunt.records.refusing import Refused


class NothingToPayBack(Refused):
    """The buyer did not pay more than is due, or has it back."""

    message = _("There is nothing to pay back on this credit note.")


class TooMuchToPayBack(Refused):
    """No more goes back than came in too much."""

    message = _("Pay back at most € %(most)s.")


def left_to_pay_back(note: CreditNote) -> Decimal:
    """What the buyer still has to get back of this credit note."""
    invoice = Invoice.objects.with_balance().get(pk=note.invoice_id)
    too_much: Decimal = -invoice.left  # type: ignore[attr-defined] # annotated
    given = note.refunds.aggregate(sum=Sum("amount"))["sum"] or ZERO
    return max(ZERO, cents(min(too_much, note.total - given)))


@transaction.atomic
def pay_back(
    note: CreditNote,
    *,
    amount: Decimal,
    on: date,
    by: User | None,
    payment_reference: str = "",
    key: str = "",
) -> Refund:
    """Note that money went back to the buyer.

    Args:
        note: of which credit note.
        amount: how much.
        on: the day of the payment.
        by: who notes it.
        payment_reference: how the bank knows it.
        key: asked twice with the same, it is noted once.

    Raises:
        NothingToPayBack, TooMuchToPayBack
    """
    Invoice.objects.select_for_update().get(pk=note.invoice_id)
    if key and (known := Refund.objects.filter(reference=key).first()):
        return known
    most = left_to_pay_back(note)
    if most <= 0:
        raise NothingToPayBack
    if not 0 < cents(amount) <= most:
        raise TooMuchToPayBack(most=most)
    return Refund.objects.create(
        reference=key or new_reference(),
        note=note,
        amount=cents(amount),
        paid_on=on,
        payment_reference=payment_reference.strip()[:140],
        by=by,
    )
