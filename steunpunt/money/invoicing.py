"""Issuing invoices, and taking them back with credit notes.

An order gives one invoice, however often somebody asks; what is issued never changes.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.money import documents
from steunpunt.money.amounts import ZERO, cents
from steunpunt.money.documents import Document
from steunpunt.money.models import (
    Counter,
    CreditNote,
    Invoice,
    Order,
    OrderLine,
    SellerDetails,
    VatGround,
)
from steunpunt.money.numbering import next_number
from steunpunt.records.models import new_reference
from steunpunt.records.refusing import ReasonMissing, Refused

OUTSIDE = VatGround.Category.OUTSIDE
TAXED = VatGround.Category.STANDARD


class NothingToInvoice(Refused):
    """What is free has no invoice."""

    message = _("There is nothing to pay on this order.")


class MixedGrounds(Refused):
    """EN 16931, BR-O-11: what is outside VAT stands on an invoice of its own."""

    message = _(
        "What is outside VAT cannot stand on one invoice with something else. Make "
        "two orders."
    )


class SellerNotTaxed(Refused):
    """Who has no VAT number asks no VAT."""

    message = _("The centre has no VAT number, so it cannot ask VAT.")


class NothingLeft(Refused):
    """All of it was credited."""

    message = _("This invoice was credited wholly already.")


class MoreThanInvoiced(Refused):
    """No more is given back than was asked."""

    message = _("Line %(line)s has € %(left)s left to credit.")


@transaction.atomic
def issue(order: Order, *, by: User | None, on: date | None = None) -> Invoice:
    """Make the invoice of an order; when there is one already, that one.

    Raises:
        NothingToInvoice, MixedGrounds, SellerNotTaxed, SellerUnknown
        TooEarly: on a day before the last invoice.
    """
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if locked.is_invoiced:
        return locked.invoice
    seller = SellerDetails.current()
    lines = list(locked.lines.select_related("ground"))
    _check(lines, seller)
    day = on or timezone.localdate()
    due_on = day + timedelta(days=seller.terms_days)
    number = next_number(Counter.Kind.INVOICE, day)
    document = documents.invoice_document(
        locked, lines, seller, number=number, issued_on=day, due_on=due_on
    )
    totals = documents.totals_of(document["vat"])
    return Invoice.objects.create(
        order=locked,
        number=str(number),
        year=number.year,
        sequence=number.sequence,
        issued_on=day,
        issued_by=by,
        due_on=due_on,
        communication=number.communication,
        net=totals.net,
        tax=totals.tax,
        total=totals.total,
        document=document,
    )


def _check(lines: Sequence[OrderLine], seller: SellerDetails) -> None:
    if not sum(line.amount for line in lines):
        raise NothingToInvoice
    categories = {line.ground.category for line in lines}
    if OUTSIDE in categories and len(categories) > 1:
        raise MixedGrounds
    if TAXED in categories and not seller.vat_number:
        raise SellerNotTaxed


@transaction.atomic
def credit(
    invoice: Invoice,
    *,
    reason: str,
    by: User | None,
    amounts: Mapping[int, Decimal] | None = None,
    reference: str = "",
    on: date | None = None,
) -> CreditNote:
    """Take an invoice back: these amounts of its lines, or all that is left.

    Args:
        invoice: what was asked.
        reason: why; it stands on the credit note.
        by: who does it.
        amounts: number of a line → amount without VAT. None: all that is left.
        reference: of the credit note; asked twice with the same, there is one.
        on: the day; today.

    Raises:
        ReasonMissing, NothingLeft, MoreThanInvoiced, TooEarly
    """
    locked = Invoice.objects.select_for_update().get(pk=invoice.pk)
    found = locked.credit_notes.filter(reference=reference).first()
    if reference and found is not None:
        return found
    if not reason.strip():
        raise ReasonMissing
    left = left_to_credit(locked)
    wanted = {n: a for n, a in (left if amounts is None else amounts).items() if a}
    _check_amounts(wanted, left)
    day = on or timezone.localdate()
    number = next_number(Counter.Kind.CREDIT_NOTE, day)
    lines = [
        _credited(line, wanted[line["number"]])
        for line in locked.document["lines"]
        if line["number"] in wanted
    ]
    vat = documents.vat_of(lines)
    if wanted == {n: a for n, a in left.items() if a}:
        vat = _what_is_left_of_the_tax(locked, vat)
    document = documents.credit_document(
        locked.document,
        lines,
        vat,
        number=number,
        issued_on=day,
        reason=reason.strip(),
    )
    totals = documents.totals_of(vat)
    return CreditNote.objects.create(
        reference=reference or new_reference(),
        invoice=locked,
        reason=reason.strip(),
        number=str(number),
        year=number.year,
        sequence=number.sequence,
        issued_on=day,
        issued_by=by,
        net=totals.net,
        tax=totals.tax,
        total=totals.total,
        document=document,
    )


def left_to_credit(invoice: Invoice) -> dict[int, Decimal]:
    """Of each line, by its number, what was not credited yet, without VAT."""
    left = {
        line["number"]: Decimal(line["amount"]) for line in invoice.document["lines"]
    }
    for note in invoice.credit_notes.all():
        for line in note.document["lines"]:
            left[line["number"]] -= Decimal(line["amount"])
    return left


def _check_amounts(wanted: Mapping[int, Decimal], left: Mapping[int, Decimal]) -> None:
    if not wanted:
        raise NothingLeft
    for number, amount in wanted.items():
        rest = left.get(number, ZERO)
        if not 0 < amount <= rest or amount != cents(amount):
            raise MoreThanInvoiced(line=number, left=rest)


def _credited(line: Document, amount: Decimal) -> Document:
    """A line as it is given back: as it was asked, or a part of it as one amount."""
    if amount == Decimal(line["amount"]):
        return line
    return documents.line_of(
        line["number"],
        what=line["what"],
        quantity=Decimal(1),
        unit_price=amount,
        ground=line["ground"],
    )


def _what_is_left_of_the_tax(invoice: Invoice, vat: list[Document]) -> list[Document]:
    """The last credit note gives back what is left, to the cent, of each tax.

    Taxes of parts, each rounded, can differ by a cent from the tax on the whole.
    """
    left = {_key(part): Decimal(part["tax"]) for part in invoice.document["vat"]}
    for note in invoice.credit_notes.all():
        for part in note.document["vat"]:
            left[_key(part)] -= Decimal(part["tax"])
    return [{**part, "tax": f"{left[_key(part)]:.2f}"} for part in vat]


def _key(part: Document) -> tuple[str, str]:
    return part["category"], part["rate"]
