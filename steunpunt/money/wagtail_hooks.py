"""Screens of money in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.money import models
from steunpunt.money.permissions import visible_money
from steunpunt.money.screens import prices
from steunpunt.money.screens.issued import CreditNoteScreens, InvoiceScreens
from steunpunt.money.screens.orders import OrderScreens
from steunpunt.money.screens.payments import OnlinePaymentScreens, PaymentScreens
from steunpunt.money.screens.refunds import RefundScreens
from steunpunt.money.screens.reminders import ReminderScreens
from steunpunt.money.screens.statements import StatementScreens
from steunpunt.records.backoffice import FilePart, group
from steunpunt.records.screened import screen
from steunpunt.sector.models import Organisation

# Rows of forms have no screens of their own; their history is as closed.
for row in (models.PriceRule, models.CancellationStep, models.OrderLine):
    screen(row, visible_money)


@hooks.register("register_admin_viewset")
def money_screens() -> Any:
    """What was asked for, and what came in."""
    return group(
        _("Money"),
        "clipboard-list",
        215,
        OrderScreens(models.Order, icon="clipboard-list"),
        InvoiceScreens(models.Invoice),
        CreditNoteScreens(models.CreditNote, icon="undo"),
        PaymentScreens(models.Payment, icon="download"),
        StatementScreens(models.Statement, icon="upload"),
        OnlinePaymentScreens(models.OnlinePayment, icon="download"),
        RefundScreens(models.Refund, icon="undo"),
        ReminderScreens(models.Reminder, icon="mail"),
        prices.PriceListScreens(models.PriceList, icon="list-ul"),
        prices.PolicyScreens(models.CancellationPolicy, icon="cross"),
        prices.GroundScreens(models.VatGround, icon="info-circle"),
        prices.SellerScreens(models.SellerDetails, icon="home"),
    )


@hooks.register("parts_of_a_file")
def file_parts() -> list[FilePart]:
    """What organisations ordered."""
    return [
        FilePart(
            Organisation,
            _("Orders"),
            lambda organisation: models.Order.objects.filter(organisation=organisation),
            ("__str__", "opened_on"),
            visible=visible_money,
            order=55,
        )
    ]
