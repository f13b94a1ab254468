"""Reminders of invoices that were not paid in time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.invoices import Invoice
from steunpunt.records.models import Record


class Reminder(Record):
    """A buyer was reminded of an invoice, for the first time or a later one."""

    invoice = models.ForeignKey(
        Invoice,
        models.PROTECT,
        related_name="reminders",
        verbose_name=_("invoice"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    sent_on = models.DateField(_("sent on"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "number"],
                name="reminder_is_sent_once",
                violation_error_message=_("This reminder was sent already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="reminders_count_from_one",
                violation_error_message=_("Reminders count from one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.number}"
