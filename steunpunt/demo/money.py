"""A little money for the demonstration: prices, and invoices in every state."""

from datetime import date, timedelta
from decimal import Decimal

from steunpunt.accounts.models import User
from steunpunt.demo import story
from steunpunt.money.invoicing import credit, issue
from steunpunt.money.models import (
    CancellationPolicy,
    CancellationStep,
    Invoice,
    Payment,
    PriceList,
    PriceRule,
    SellerDetails,
    VatGround,
)
from steunpunt.money.ordering import Buyer, Item, add_line, open_order
from steunpunt.money.paying import note_payment
from steunpunt.money.pricing import price_for
from steunpunt.sector.models import Organisation

#: days ago, half-days, and what became of it
SOLD = (
    (75, 2, "paid"),
    (62, 1, "reminded"),
    (48, 4, "paid"),
    (40, 3, "credited"),
    (21, 2, "part"),
    (12, 1, "open"),
    (5, 6, "open"),
    (0, 2, "to invoice"),
)


def load_money(today: date, by: User) -> None:
    """What the centre asks, and eight orders."""
    _details()
    prices = _prices()
    _policy()
    buyers = Organisation.objects.not_merged().order_by("reference")[: len(SOLD)]
    for organisation, (days, half_days, became) in zip(buyers, SOLD, strict=True):
        price = price_for(prices, target_group="primary", half_days=half_days)
        buyer = Buyer(
            organisation.name,
            organisation=organisation,
            enterprise_number=organisation.enterprise_number,
            email=organisation.email,
        )
        order = open_order(buyer)
        item = Item(
            f"Vorming, {half_days} dagdelen" if half_days > 1 else "Vorming, 1 dagdeel",
            price.amount / half_days,
            price.ground,
            quantity=Decimal(half_days),
            explained=price.explained,
        )
        add_line(order, item)
        if became != "to invoice":
            issued = issue(order, by=by, on=today - timedelta(days=days))
            _let_it_become(became, issued, by)
    Payment.objects.create(
        source=Payment.Source.HAND,
        fingerprint="demonstration",
        received_on=today - timedelta(days=3),
        amount=Decimal(105),
        payer="Onbekend",
        communication="factuur van vorige maand",
    )


def _let_it_become(became: str, invoice: Invoice, by: User) -> None:
    on = invoice.issued_on + timedelta(days=9)
    if became == "paid":
        note_payment(invoice, amount=invoice.total, on=on, by=by)
    elif became == "part":
        note_payment(invoice, amount=Decimal(35), on=on, by=by)
    elif became == "credited":
        credit(invoice, reason="Op tijd geannuleerd", by=by, on=on)
    elif became == "reminded":
        late = invoice.due_on + timedelta(days=14)
        invoice.reminders.create(number=1, sent_on=late)


def _details() -> None:
    SellerDetails.objects.create(
        name=story.CENTRE["name"],
        street="Voorbeeldstraat 1",
        postal_code="1000",
        city="Brussel",
        email="boekhouding@steunpunt.example",
        enterprise_number="0123456749",
        vat_number="BE0123456749",
        iban="BE68539007547034",
        bic="GKCCBEBB",
    )


def _prices() -> PriceList:
    made = PriceList.objects.create(name="Open aanbod")
    PriceRule.objects.create(
        price_list=made,
        amount=Decimal(35),
        external_surcharge=Decimal(15),
        ground=VatGround.objects.get(reference="E-TRAINING"),
    )
    return made


def _policy() -> None:
    made = CancellationPolicy.objects.create(name="Open aanbod", days="working")
    for days, share in ((10, 0), (3, 50)):
        CancellationStep.objects.create(policy=made, days_before=days, share=share)
