"""What an activity costs, and what giving a place back costs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models import CancellationPolicy, PriceList


class Priced(models.Model):
    """By a price list and a policy of the centre; without a list it is free."""

    price_list = models.ForeignKey(
        PriceList,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("price list"),
        help_text=_("Empty: free of charge."),
    )
    external_expertise = models.BooleanField(
        _("with external expertise"), default=False
    )
    policy = models.ForeignKey(
        CancellationPolicy,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cancellation policy"),
        help_text=_("Empty: cancelling is free until it starts."),
    )

    class Meta:
        abstract = True
