"""Money that came in, and for which invoices."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Round
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.invoices import EURO, Invoice
from steunpunt.records.models import Record


class Statement(Record):
    """A statement of the bank, as a file that was read."""

    account = models.CharField(_("account"), max_length=34)
    number = models.CharField(_("number"), max_length=40)
    closed_on = models.DateField(_("date"))
    file_name = models.CharField(_("file"), max_length=200)
    read_at = models.DateTimeField(_("read at"), auto_now_add=True)

    class Meta:
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")
        ordering = ["-closed_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "number", "closed_on"],
                name="statement_is_read_once",
                violation_error_message=_("This statement was read already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.number}"


class PaymentQuerySet(models.QuerySet["Payment"]):
    """Payments, in the words of who keeps the books."""

    def with_rest(self) -> Self:
        """With what was not yet set against an invoice: `rest`."""
        allocations = Allocation.objects.filter(payment=OuterRef("pk")).order_by()
        given = allocations.values("payment").annotate(sum=Sum("amount")).values("sum")
        spent = Coalesce(
            Subquery(given, output_field=EURO), Value(0), output_field=EURO
        )
        return self.annotate(
            rest=Round(F("amount") - spent, precision=2, output_field=DecimalField())
        )

    def leftover(self) -> Self:
        """What a person still has to look at, longest first."""
        found = self.with_rest().filter(rest__gt=0, set_aside="")
        return found.order_by("received_on", "pk")


class Payment(Record):
    """Money that came in. Its amount and origin never change.

    `fingerprint` is a sum over all the bank said about it; with account, statement and
    line it tells a line that was read before.
    """

    class Source(models.TextChoices):
        """How we know of it."""

        BANK = "bank", _("bank statement")
        ONLINE = "online", _("paid online")
        HAND = "hand", _("noted by hand")

    personal = ("payer", "payer_account", "communication")
    history_words = {"allocations": (_("for invoices"), "money.invoice")}

    source = models.CharField(_("source"), max_length=6, choices=Source)
    statement = models.ForeignKey(
        Statement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("bank statement"),
    )
    line = models.PositiveIntegerField(_("line of the statement"), default=0)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    received_on = models.DateField(_("received on"), db_index=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    payer = models.CharField(_("from"), max_length=140, blank=True)
    payer_account = models.CharField(_("from account"), max_length=34, blank=True)
    communication = models.CharField(_("communication"), max_length=500, blank=True)
    set_aside = models.CharField(
        _("not for an invoice, because"), max_length=200, blank=True
    )

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "fingerprint"],
                name="payment_is_booked_once",
                violation_error_message=_("This payment was booked already."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="payment_is_above_zero",
                violation_error_message=_("A payment is above zero."),
            ),
            models.CheckConstraint(
                condition=Q(source="bank", statement__isnull=False)
                | (Q(source__in=["online", "hand"]) & Q(statement=None)),
                name="payment_by_bank_has_a_statement",
                violation_error_message=_("Only the bank gives statements."),
            ),
        ]

    def __str__(self) -> str:
        day = date_format(self.received_on, "j F Y")
        return f"{day}: {self.payer or self.reference}"


class Allocation(models.Model):
    """For which invoice (part of) a payment is."""

    payment = models.ForeignKey(
        Payment, models.PROTECT, related_name="allocations", verbose_name=_("payment")
    )
    invoice = models.ForeignKey(
        Invoice, models.PROTECT, related_name="allocations", verbose_name=_("invoice")
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment", "invoice"],
                name="payment_is_for_an_invoice_once",
                violation_error_message=_("This payment is for it already."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="allocation_is_above_zero",
                violation_error_message=_("An amount is above zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment} → {self.invoice}"
