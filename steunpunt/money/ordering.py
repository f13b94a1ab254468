"""Orders: opened for a buyer, filled with lines, until they are invoiced.

Asked twice about the same thing, there is one order, and one line.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models import Order, OrderLine, VatGround
from steunpunt.records.refusing import Refused
from steunpunt.sector.models import Organisation


class AlreadyInvoiced(Refused):
    """What was invoiced is mended by a credit note."""

    message = _("This order was invoiced; make a credit note instead.")


@dataclass(frozen=True)
class Buyer:
    """Who pays, as the invoice will name them. Only the name is needed by law here."""

    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "BE"
    enterprise_number: str = ""
    vat_number: str = ""
    email: str = ""
    reference: str = ""
    language: str = "nl"
    organisation: Organisation | None = None


@dataclass(frozen=True)
class Item:
    """What is sold, in both languages, and what one of it costs without VAT."""

    what_nl: str
    unit_price: Decimal
    ground: VatGround
    quantity: Decimal = Decimal(1)
    what_en: str = ""
    explained: str = ""


@transaction.atomic
def open_order(
    buyer: Buyer, *, about: str = "", invoice_from: date | None = None
) -> Order:
    """An order for this buyer; when there is one about this thing already, that one.

    Until `invoice_from` nobody is reminded to invoice it.
    """
    if about:
        found = Order.objects.select_for_update().filter(about=about).first()
        if found is not None:
            return found
    order = Order(
        about=about,
        organisation=buyer.organisation,
        language=buyer.language,
        invoice_from=invoice_from,
    )
    for name in (
        *("name", "street", "postal_code", "city", "country"),
        *("enterprise_number", "vat_number", "email", "reference"),
    ):
        setattr(order, f"buyer_{name}", getattr(buyer, name))
    order.full_clean(exclude=["about", "reference"])
    return _opened_once(order)


def _opened_once(order: Order) -> Order:
    """Save it, unless somebody else just did so about the same thing."""
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError:
        if not order.about:
            raise
        return Order.objects.get(about=order.about)
    return order


@transaction.atomic
def add_line(order: Order, item: Item, *, about: str = "") -> OrderLine:
    """Put something on an order; what stands there about this thing is replaced.

    Raises:
        AlreadyInvoiced
    """
    locked = _still_open(order)
    line = OrderLine(order=locked)
    if about:
        line = locked.lines.filter(about=about).first() or line
    line.about = about
    for name in ("what_nl", "what_en", "quantity", "unit_price", "ground", "explained"):
        setattr(line, name, getattr(item, name))
    line.full_clean(exclude=["reference", "about"])
    line.save()
    return line


@transaction.atomic
def take_out(order: Order, *, about: str) -> None:
    """Take what stands there about this thing from an order.

    Raises:
        AlreadyInvoiced
    """
    for line in _still_open(order).lines.filter(about=about):
        line.delete()


def _still_open(order: Order) -> Order:
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if locked.is_invoiced:
        raise AlreadyInvoiced
    return locked
