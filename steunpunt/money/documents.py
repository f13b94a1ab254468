"""What an invoice or a credit note says, as plain data that is kept for good.

Page, PDF and e-invoice are set from it. Amounts are texts with two decimals; a text in
two languages is `{"nl": …, "en": …}`. `lines` have amounts without VAT; `vat` has one
part for each category and rate, with the tax on the sum of its lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from steunpunt.money.amounts import ZERO, cents, share_of
from steunpunt.money.models import Order, OrderLine, SellerDetails, VatGround
from steunpunt.money.numbering import Number

Document = dict[str, Any]
SELLER = (
    *("name", "street", "postal_code", "city", "country", "email"),
    *("enterprise_number", "vat_number", "iban", "bic"),
)
BUYER = (
    *("name", "street", "postal_code", "city", "country", "email"),
    *("enterprise_number", "vat_number", "reference"),
)


@dataclass(frozen=True)
class Totals:
    """What a document adds up to."""

    net: Decimal
    tax: Decimal

    @property
    def total(self) -> Decimal:
        return self.net + self.tax


def invoice_document(
    order: Order,
    lines: Iterable[OrderLine],
    seller: SellerDetails,
    *,
    number: Number,
    issued_on: date,
    due_on: date,
) -> Document:
    """All that an invoice says."""
    said = [
        line_of(
            place,
            what={"nl": line.what_nl, "en": line.what_en or line.what_nl},
            quantity=line.quantity,
            unit_price=line.unit_price,
            ground=_ground(line.ground),
        )
        for place, line in enumerate(lines, start=1)
    ]
    return {
        "kind": "invoice",
        "number": str(number),
        "issued_on": issued_on.isoformat(),
        "due_on": due_on.isoformat(),
        "language": order.language,
        "communication": number.communication,
        "seller": {name: getattr(seller, name) for name in SELLER},
        "buyer": {name: getattr(order, f"buyer_{name}") for name in BUYER},
        "order": order.reference,
        **_summed(said, vat_of(said)),
    }


def credit_document(
    invoice: Document,
    lines: list[Document],
    vat: list[Document],
    *,
    number: Number,
    issued_on: date,
    reason: str,
) -> Document:
    """All that a credit note says; its amounts are what is given back."""
    kept = {name: invoice[name] for name in ("language", "seller", "buyer", "order")}
    return {
        "kind": "credit_note",
        "number": str(number),
        "issued_on": issued_on.isoformat(),
        "reason": reason,
        "of": {"number": invoice["number"], "issued_on": invoice["issued_on"]},
        **kept,
        **_summed(lines, vat),
    }


def line_of(
    number: int,
    *,
    what: dict[str, str],
    quantity: Decimal,
    unit_price: Decimal,
    ground: Document,
) -> Document:
    """One line. Its number is that of the line of the invoice, on a credit note too."""
    return {
        "number": number,
        "what": what,
        "quantity": f"{quantity:.2f}",
        "unit_price": f"{unit_price:.2f}",
        "amount": f"{cents(quantity * unit_price):.2f}",
        "ground": ground,
    }


def vat_of(lines: Iterable[Document]) -> list[Document]:
    """The VAT by category and rate, with the reasons where there is none."""
    parts: dict[tuple[str, str], list[Document]] = {}
    for line in lines:
        ground = line["ground"]
        parts.setdefault((ground["category"], ground["rate"]), []).append(line)
    return [_part(*key, found) for key, found in sorted(parts.items())]


def _part(category: str, rate: str, lines: list[Document]) -> Document:
    taxable = sum((Decimal(line["amount"]) for line in lines), ZERO)
    codes = {line["ground"]["vatex"] for line in lines}
    return {
        "category": category,
        "rate": rate,
        "taxable": f"{taxable:.2f}",
        "tax": f"{share_of(taxable, Decimal(rate)):.2f}",
        "vatex": codes.pop() if len(codes) == 1 else "",
        "reason": {
            language: " ".join(
                dict.fromkeys(line["ground"]["reason"][language] for line in lines)
            ).strip()
            for language in ("nl", "en")
        },
    }


def _ground(ground: VatGround) -> Document:
    return {
        "code": ground.reference,
        "category": ground.category,
        "rate": f"{ground.rate:.2f}",
        "vatex": ground.vatex,
        "reason": {
            "nl": ground.reason_nl,
            "en": ground.reason_en or ground.reason_nl,
        },
    }


def _summed(lines: list[Document], vat: list[Document]) -> Document:
    totals = totals_of(vat)
    return {
        "lines": lines,
        "vat": vat,
        "net": f"{totals.net:.2f}",
        "tax": f"{totals.tax:.2f}",
        "total": f"{totals.total:.2f}",
    }


def totals_of(vat: Iterable[Document]) -> Totals:
    """The sums over all parts of the VAT."""
    parts = list(vat)
    return Totals(
        net=sum((Decimal(part["taxable"]) for part in parts), ZERO),
        tax=sum((Decimal(part["tax"]) for part in parts), ZERO),
    )


def about(record: Model) -> str:
    """How an order names the record that it is about."""
    return f"{record._meta.label_lower}:{getattr(record, 'reference', record.pk)}"
