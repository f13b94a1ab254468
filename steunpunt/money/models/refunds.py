"""Money that went back to a buyer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.invoices import CreditNote
from steunpunt.records.models import Record


class Refund(Record):
    """What was paid back of a credit note, because its invoice was paid already."""

    note = models.ForeignKey(
        CreditNote,
        models.PROTECT,
        related_name="refunds",
        verbose_name=_("credit note"),
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    paid_on = models.DateField(_("paid back on"), db_index=True)
    payment_reference = models.CharField(
        _("reference of the bank"),
        max_length=140,
        blank=True,
        help_text=_("With which you find it on the statement."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("who"),
    )

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-paid_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="refund_is_above_zero",
                violation_error_message=_("A refund is above zero."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.note}: {self.paid_on}"
