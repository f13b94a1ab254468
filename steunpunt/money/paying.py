"""Money that came in: taken in once, and set against invoices.

A payment with the structured communication of an invoice and exactly what is left of
it is matched by itself; all others wait for a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.money import ogm
from steunpunt.money.amounts import ZERO, cents
from steunpunt.money.bank.lines import BankLine, BankStatement
from steunpunt.money.models import (
    Allocation,
    Invoice,
    Payment,
    SellerDetails,
    Statement,
)
from steunpunt.records.history import note_change
from steunpunt.records.models import Change, new_reference
from steunpunt.records.refusing import ReasonMissing, Refused


class NothingToAllocate(Refused):
    """Either the payment or the invoice has nothing left."""

    message = _("There is nothing left of this payment, or of this invoice.")


class TooMuch(Refused):
    """No more than there is."""

    message = _("Choose at most € %(most)s.")


@dataclass
class TakenIn:
    """What came of a file of the bank."""

    new: int = 0
    known: int = 0
    matched: int = 0
    passed_over: int = 0

    @property
    def left(self) -> int:
        """How many wait for a person."""
        return self.new - self.matched


@transaction.atomic
def take_in(
    statements: Iterable[BankStatement], *, file_name: str, by: User | None
) -> TakenIn:
    """Keep what came in, each line once; money that went out is passed over.

    Raises:
        SellerUnknown
    """
    SellerDetails.current(lock=True)  # one file at a time
    result = TakenIn()
    for statement in statements:
        kept, _made = Statement.objects.get_or_create(
            account=statement.account,
            number=statement.number,
            closed_on=statement.closed_on,
            defaults={"file_name": file_name[:200]},
        )
        for line in statement.lines:
            _take_in_line(kept, statement, line, result, by)
    return result


def _take_in_line(
    kept: Statement,
    statement: BankStatement,
    line: BankLine,
    result: TakenIn,
    by: User | None,
) -> None:
    if line.amount <= 0:
        result.passed_over += 1
        return
    payment, made = Payment.objects.get_or_create(
        source=Payment.Source.BANK,
        fingerprint=statement.fingerprint(line),
        defaults={
            "statement": kept,
            "line": line.number,
            "received_on": line.booked_on,
            "amount": cents(line.amount),
            "payer": line.payer[:140],
            "payer_account": line.payer_account[:34],
            "communication": line.communication[:500],
        },
    )
    if not made:
        result.known += 1
        return
    result.new += 1
    result.matched += match(payment, by=by)


def match(payment: Payment, *, by: User | None) -> bool:
    """Set it against its invoice, when communication and amount leave no doubt."""
    invoice = meant_by(payment)
    if invoice is None or _left(invoice) != payment.amount:
        return False
    allocate(payment, invoice, by=by)
    return True


def meant_by(payment: Payment) -> Invoice | None:
    """The invoice whose communication the payer gave; None when none, or several."""
    found = Invoice.objects.filter(
        communication__in=ogm.found_in(payment.communication)
    )
    return found[0] if len(found) == 1 else None


@transaction.atomic
def allocate(
    payment: Payment,
    invoice: Invoice,
    *,
    by: User | None,
    amount: Decimal | None = None,
) -> Allocation:
    """Set a payment, or this part of it, against an invoice.

    Raises:
        NothingToAllocate, TooMuch
    """
    asked = Invoice.objects.select_for_update().get(pk=invoice.pk)
    paid = Payment.objects.select_for_update().get(pk=payment.pk)
    most = min(_rest(paid), _left(asked))
    if most <= 0 or paid.allocations.filter(invoice=asked).exists():
        raise NothingToAllocate
    wanted = most if amount is None else cents(amount)
    if not 0 < wanted <= most:
        raise TooMuch(most=most)
    before = _invoices_of(paid)
    made = Allocation.objects.create(payment=paid, invoice=asked, amount=wanted, by=by)
    _tell(paid, before)
    return made


@transaction.atomic
def take_back(allocation: Allocation) -> None:
    """Set a payment free again; its history keeps what was done."""
    Invoice.objects.select_for_update().get(pk=allocation.invoice_id)
    paid = Payment.objects.select_for_update().get(pk=allocation.payment_id)
    before = _invoices_of(paid)
    allocation.delete()
    _tell(paid, before)


@transaction.atomic
def set_aside(payment: Payment, *, reason: str) -> None:
    """It is for no invoice: a subsidy, a payment that goes back.

    Raises:
        ReasonMissing
    """
    if not reason.strip():
        raise ReasonMissing
    locked = Payment.objects.select_for_update().get(pk=payment.pk)
    locked.set_aside = reason.strip()[:200]
    locked.save(update_fields=["set_aside"])


@transaction.atomic
def bring_back(payment: Payment) -> None:
    """It is for an invoice after all."""
    locked = Payment.objects.select_for_update().get(pk=payment.pk)
    locked.set_aside = ""
    locked.save(update_fields=["set_aside"])


@transaction.atomic
def note_payment(
    invoice: Invoice,
    *,
    amount: Decimal,
    on: date,
    payer: str = "",
    by: User | None,
    reference: str = "",
) -> Payment:
    """Note money that came another way, for this invoice.

    Asked twice with the same reference, it is noted once.

    Raises:
        NothingToAllocate, TooMuch
    """
    asked = Invoice.objects.select_for_update().get(pk=invoice.pk)
    key = reference or new_reference()
    payment, made = Payment.objects.get_or_create(
        source=Payment.Source.HAND,
        fingerprint=key,
        defaults={"amount": cents(amount), "received_on": on, "payer": payer[:140]},
    )
    if made:
        allocate(payment, asked, amount=amount, by=by)
    return payment


def _left(invoice: Invoice) -> Decimal:
    found = Invoice.objects.with_balance().get(pk=invoice.pk)
    return cents(found.left)  # type: ignore[attr-defined] # annotated


def _rest(payment: Payment) -> Decimal:
    spent = payment.allocations.aggregate(sum=Sum("amount"))["sum"]
    return cents(payment.amount - (spent or ZERO))


def _invoices_of(payment: Payment) -> list[int]:
    found = payment.allocations.order_by("invoice_id")
    return list(found.values_list("invoice_id", flat=True))


def _tell(payment: Payment, before: list[int]) -> None:
    """Let the history of the payment tell for which invoices it is."""
    note_change(
        payment,
        Change.Kind.CHANGED,
        before={"allocations": before},
        after={"allocations": _invoices_of(payment)},
    )
