"""Orders that do not follow by themselves when an activity gets more or less."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models import Order
from steunpunt.programme.models.activities import Activity


class OrderToLookAtQuerySet(models.QuerySet["OrderToLookAt"]):
    """Orders to look at, in the words of the programme team."""

    def open(self) -> Self:
        """Those that nobody looked at yet."""
        return self.filter(looked_at=None)


class OrderToLookAt(models.Model):
    """The half-days of an activity changed after its order was invoiced or agreed.

    What was invoiced, or has a price that somebody set, is never changed silently:
    somebody looks, and credits or invoices by hand.
    """

    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="orders_to_look_at",
        verbose_name=_("activity"),
    )
    order = models.ForeignKey(
        Order, models.CASCADE, related_name="+", verbose_name=_("order")
    )
    half_days_before = models.PositiveSmallIntegerField(_("half-days before"))
    half_days_now = models.PositiveSmallIntegerField(_("half-days now"))
    noted_at = models.DateTimeField(_("noted at"))
    looked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    looked_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = OrderToLookAtQuerySet.as_manager()

    class Meta:
        verbose_name = _("order to look at")
        verbose_name_plural = _("orders to look at")
        default_permissions = ("view", "change")
        ordering = ["noted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "activity"],
                condition=Q(looked_at=None),
                name="order_is_looked_at_once",
                violation_error_message=_("This order is on the list already."),
            ),
            models.CheckConstraint(
                condition=~Q(half_days_before=F("half_days_now")),
                name="order_to_look_at_has_other_half_days",
                violation_error_message=_("The half-days did not change."),
            ),
            models.CheckConstraint(
                condition=Q(looked_by=None) | Q(looked_at__isnull=False),
                name="who_looked_at_an_order_did_so_once",
                violation_error_message=_("Who looked, did so at a moment."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.activity}"
