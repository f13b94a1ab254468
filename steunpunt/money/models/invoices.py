"""What was asked for: invoices and credit notes. The database lets none change."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Round
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.money.models.orders import Order
from steunpunt.records.models import Record

EURO = DecimalField(max_digits=12, decimal_places=2)


class Counter(models.Model):
    """The last number that was given out, of each kind of document.

    The database lets it go up by one, and start at one in a later year; nothing else.
    """

    class Kind(models.TextChoices):
        """What is numbered; its letter stands before the number."""

        INVOICE = "F", _("invoices")
        CREDIT_NOTE = "C", _("credit notes")

    kind = models.CharField(_("kind"), max_length=1, choices=Kind, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"))
    last_on = models.DateField(_("given out on"))

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["F", "C"]),
                name="counter_kind_is_known",
                violation_error_message=_("This kind does not exist."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}{self.year}-{self.last}"


class Issued(Record):
    """What invoices and credit notes share: a number, and a document that stays.

    `document` holds all that was sent (`documents` describes its shape); amounts stand
    beside it to count with.
    """

    personal = ("document",)

    number = models.CharField(_("number"), max_length=20, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("number in the year"))
    issued_on = models.DateField(_("issued on"), db_index=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("issued by"),
    )
    net = models.DecimalField(_("without VAT"), max_digits=12, decimal_places=2)
    tax = models.DecimalField(_("VAT"), max_digits=12, decimal_places=2)
    total = models.DecimalField(_("with VAT"), max_digits=12, decimal_places=2)
    document = models.JSONField(_("document"))

    class Meta:
        abstract = True
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "sequence"], name="%(class)s_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(
                    net__gt=0, tax__gte=0, total=Round(F("net") + F("tax"), precision=2)
                ),
                name="%(class)s_adds_up",
                violation_error_message=_("Without VAT and VAT make the total."),
            ),
        ]

    def __str__(self) -> str:
        return self.number


def _sum_of(related: str, amount: str) -> Coalesce:
    """The sum of what hangs on an invoice, in a query of its own."""
    model: Any = Invoice._meta.get_field(related).related_model
    return _summed(model, "invoice", amount)


def _summed(model: Any, owner: str, amount: str) -> Coalesce:
    found = model.objects.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    total = found.annotate(sum=Sum(amount)).values("sum")
    return Coalesce(Subquery(total, output_field=EURO), Value(0), output_field=EURO)


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    """Invoices, in the words of who keeps the books."""

    def with_balance(self) -> Self:
        """With what was `credited`, `received` and `refunded`; `left` is to be paid.

        Below zero, the centre has to pay back.
        """
        refund: Any = CreditNote._meta.get_field("refunds").related_model
        found = self.annotate(
            credited=_sum_of("credit_notes", "total"),
            received=_sum_of("allocations", "amount"),
            refunded=_summed(refund, "note__invoice", "amount"),
        )
        left = F("total") - F("credited") - F("received") + F("refunded")
        # SQLite reckons in binary fractions: rounding takes their dust away.
        return found.annotate(left=Round(left, precision=2, output_field=EURO))

    def open(self) -> Self:
        """Not paid, or not wholly."""
        return self.with_balance().filter(left__gt=0)

    def to_pay_back(self) -> Self:
        """Paid for more than is due since they were credited, oldest first."""
        credited = self.with_balance().filter(left__lt=0, credited__gt=0)
        return credited.order_by("issued_on", "pk")

    def overdue(self, today: date) -> Self:
        """Open after the last day to pay, longest first."""
        return self.open().filter(due_on__lt=today).order_by("due_on", "pk")

    def paid(self) -> Self:
        """Nothing is left to pay."""
        return self.with_balance().filter(left__lte=0)


class Invoice(Issued):
    """What was asked of a buyer, on a day, with a number."""

    order = models.OneToOneField(
        Order,
        models.PROTECT,
        related_name="invoice",
        verbose_name=pgettext_lazy("of a buyer", "order"),
    )
    due_on = models.DateField(_("to be paid by"), db_index=True)
    communication = models.CharField(
        _("structured communication"), max_length=12, unique=True
    )

    objects = InvoiceQuerySet.as_manager()

    class Meta(Issued.Meta):
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        constraints = [
            *Issued.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")),
                name="invoice_is_due_after_it_was_issued",
                violation_error_message=_("To be paid before it was issued."),
            ),
        ]


class CreditNote(Issued):
    """What takes an invoice back, wholly or in part, and why."""

    invoice = models.ForeignKey(
        Invoice,
        models.PROTECT,
        related_name="credit_notes",
        verbose_name=_("invoice"),
    )
    reason = models.CharField(_("reason"), max_length=200)

    class Meta(Issued.Meta):
        verbose_name = _("credit note")
        verbose_name_plural = _("credit notes")
        constraints = [
            *Issued.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="credit_note_has_a_reason",
                violation_error_message=_("Say why."),
            ),
        ]
