"""What waits for who keeps the books."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models import Invoice, OnlinePayment, Order, Payment
from steunpunt.records.attention import Attention, Shortcut, declare


def to_match(today: date) -> QuerySet[Payment]:
    """Payments that nothing was matched with."""
    return Payment.objects.leftover()


def overdue(today: date) -> QuerySet[Invoice]:
    """Invoices that were not paid in time."""
    return Invoice.objects.overdue(today)


def to_pay_back(today: date) -> QuerySet[Invoice]:
    """Invoices that were paid before they were credited."""
    return Invoice.objects.to_pay_back()


def to_invoice(today: date) -> QuerySet[Any]:
    """Orders with lines that nobody invoiced yet, though the day is there."""
    return (
        Order.objects.filter(invoice=None, lines__unit_price__gt=0)
        .exclude(invoice_from__gt=today)
        .distinct()
        .order_by("opened_on", "pk")
    )


def in_trouble(today: date) -> QuerySet[OnlinePayment]:
    """Online payments of which the provider says what cannot be."""
    return OnlinePayment.objects.exclude(trouble="").order_by("started_at")


declare(
    Shortcut(_("Take in a bank statement"), "statement:add", "money.add_payment"),
    Attention(
        "money.trouble",
        _("online payments with trouble"),
        _("Money came in that we could not book."),
        _("Look"),
        in_trouble,
        order=50,
        one=_("online payment with trouble"),
    ),
    Attention(
        "money.to_match",
        _("payments to match"),
        _("Until then their invoices count as unpaid."),
        _("Match"),
        to_match,
        order=60,
        one=_("payment to match"),
    ),
    Attention(
        "money.to_invoice",
        _("orders to invoice"),
        _("What is not invoiced, is not paid."),
        _("Make the invoice"),
        to_invoice,
        order=70,
        one=_("order to invoice"),
    ),
    Attention(
        "money.to_pay_back",
        _("invoices to pay back"),
        _("They were paid, and then credited."),
        _("Pay it back"),
        to_pay_back,
        order=75,
        one=_("invoice to pay back"),
    ),
    Attention(
        "money.overdue",
        _("invoices that are overdue"),
        _("The last day to pay has passed."),
        _("Remind"),
        overdue,
        order=80,
        one=_("invoice that is overdue"),
    ),
)
