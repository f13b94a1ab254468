"""Payments that somebody began on the page of a provider."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.invoices import Invoice
from steunpunt.records.models import Record


class OnlinePayment(Record):
    """One try to pay an invoice online; its state is what the provider says it is.

    `reference` goes along to the provider, and comes back with it. `trouble` says why
    money that came was not booked.
    """

    class Status(models.TextChoices):
        """As Mollie calls them."""

        STARTED = "started", _("not begun at the provider")
        OPEN = "open", _("open")
        PENDING = "pending", _("pending")
        AUTHORIZED = "authorized", _("authorised")
        PAID = "paid", _("paid")
        CANCELED = "canceled", _("cancelled")
        EXPIRED = "expired", _("expired")
        FAILED = "failed", _("failed")

    invoice = models.ForeignKey(
        Invoice, models.PROTECT, related_name="online", verbose_name=_("invoice")
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.STARTED
    )
    provider_id = models.CharField(
        _("number at the provider"), max_length=64, blank=True
    )
    checkout_url = models.URLField(_("page to pay"), max_length=500, blank=True)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    trouble = models.CharField(_("trouble"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("online payment")
        verbose_name_plural = _("online payments")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider_id"],
                condition=~Q(provider_id=""),
                name="provider_id_is_known_once",
                violation_error_message=_("This payment is known already."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="online_payment_is_above_zero",
                violation_error_message=_("A payment is above zero."),
            ),
            models.CheckConstraint(
                condition=Q(status="started", provider_id="")
                | (
                    ~Q(provider_id="")
                    & Q(
                        status__in=[
                            *("open", "pending", "authorized", "paid"),
                            *("canceled", "expired", "failed"),
                        ]
                    )
                ),
                name="online_status_is_of_the_provider",
                violation_error_message=_("This status does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.get_status_display()}"
