"""The records of money, one file per main record."""

from steunpunt.money.models.grounds import VatGround
from steunpunt.money.models.invoices import Counter, CreditNote, Invoice
from steunpunt.money.models.online import OnlinePayment
from steunpunt.money.models.orders import Order, OrderLine
from steunpunt.money.models.payments import Allocation, Payment, Statement
from steunpunt.money.models.policies import CancellationPolicy, CancellationStep
from steunpunt.money.models.prices import PriceList, PriceRule
from steunpunt.money.models.refunds import Refund
from steunpunt.money.models.reminders import Reminder
from steunpunt.money.models.seller import SellerDetails

__all__ = [
    "Allocation",
    "CancellationPolicy",
    "CancellationStep",
    "Counter",
    "CreditNote",
    "Invoice",
    "OnlinePayment",
    "Order",
    "OrderLine",
    "Payment",
    "PriceList",
    "PriceRule",
    "Refund",
    "Reminder",
    "SellerDetails",
    "Statement",
    "VatGround",
]
