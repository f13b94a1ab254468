"""Makes records of money, valid and without chance, for tests."""

from datetime import date
from decimal import Decimal

from steunpunt.money.invoicing import credit, issue
from steunpunt.money.models import (
    Allocation,
    CancellationPolicy,
    CancellationStep,
    Invoice,
    OnlinePayment,
    Order,
    OrderLine,
    Payment,
    PriceList,
    PriceRule,
    Refund,
    Reminder,
    SellerDetails,
    Statement,
    VatGround,
)
from steunpunt.money.ordering import Buyer, Item, add_line, open_order
from steunpunt.records.models import new_reference

EXEMPT, OUTSIDE, TAXED = "E-TRAINING", "O-OUTSIDE", "S-21"


def a_ground(code=EXEMPT) -> VatGround:
    return VatGround.objects.get(reference=code)


def a_price_list(*rules: dict, name="Open aanbod") -> PriceList:
    """With the given rules; without any, the standard: 35 euro a half-day."""
    made = PriceList.objects.create(name=name)
    for position, rule in enumerate(rules or ({},), start=1):
        values = {"amount": Decimal(35), "ground": a_ground(), "position": position}
        PriceRule.objects.create(price_list=made, **values | rule)
    return made


def a_policy(*steps: dict, **more) -> CancellationPolicy:
    """With the given steps; without any, free until ten days before the start."""
    made = CancellationPolicy.objects.create(name="Standaard", **more)
    for step in steps or ({"days_before": 10, "share": 0},):
        CancellationStep.objects.create(policy=made, **step)
    return made


def a_seller(**more) -> SellerDetails:
    values = {
        "name": "Steunpunt Voorbeeld vzw",
        "street": "Gallaitstraat 86",
        "postal_code": "1030",
        "city": "Brussel",
        "email": "boekhouding@steunpunt.example",
        "enterprise_number": "0123456749",
        "vat_number": "BE0123456749",
        "iban": "BE68539007547034",
        "bic": "GKCCBEBB",
    }
    return SellerDetails.objects.create(**values | more)


def an_order(*items: dict, about="", **buyer) -> Order:
    """With the given lines; without any, two half-days of 35 euro, exempt."""
    values = {"name": "Zilverlinde vzw", "street": "Lindelaan 7", "city": "Gent"}
    values |= {"postal_code": "9000", "enterprise_number": "0404055577"}
    order = open_order(Buyer(**values | {"reference": "BB-17"} | buyer), about=about)
    for item in items or ({},):
        line = {"what_nl": "Vorming, 2 dagdelen", "unit_price": Decimal(70)}
        add_line(order, Item(**line | {"ground": a_ground()} | item))
    return order


def an_invoice(*items: dict, on=date(2031, 3, 4), **buyer) -> Invoice:
    """Issued; the centre gets its details where it had none."""
    if not SellerDetails.objects.exists():
        a_seller()
    return issue(an_order(*items, **buyer), by=None, on=on)


def a_payment(amount="70.00", *, source="hand", **more) -> Payment:
    more.setdefault("fingerprint", new_reference())
    more.setdefault("received_on", date(2031, 3, 10))
    return Payment.objects.create(amount=Decimal(amount), source=source, **more)


def a_statement(**more) -> Statement:
    values = {"account": "BE68539007547034", "number": "042", "file_name": "042.cod"}
    return Statement.objects.create(**values | {"closed_on": date(2031, 3, 10)} | more)


def one_of_each() -> None:
    """A record of every kind of money."""
    a_price_list()
    a_policy()
    invoice = an_invoice({}, {}, about="test:1")
    OrderLine.objects.filter(pk=invoice.order.lines.first().pk).update(about="test:1")
    credit(invoice, reason="Dubbel", amounts={2: Decimal(70)}, by=None)
    payment = a_payment(source="bank", statement=a_statement())
    Allocation.objects.create(payment=payment, invoice=invoice, amount=payment.amount)
    Refund.objects.create(
        note=invoice.credit_notes.get(), amount=1, paid_on=payment.received_on
    )
    Reminder.objects.create(invoice=invoice, number=1, sent_on=payment.received_on)
    OnlinePayment.objects.create(
        invoice=invoice, amount=70, provider_id="tr_1", status="open"
    )
