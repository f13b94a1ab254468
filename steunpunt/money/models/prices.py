"""What things cost: price lists and their rules."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.fields import amount_field
from steunpunt.money.models.grounds import VatGround
from steunpunt.records.models import Record
from steunpunt.sector.models import TargetGroup
from steunpunt.sector.models.dated import Dated


class PriceList(Record, Dated):
    """Prices that hold from–to; the first rule that fits decides."""

    name = models.CharField(_("name"), max_length=120)

    class Meta(Dated.Meta):
        verbose_name = _("price list")
        verbose_name_plural = _("price lists")
        ordering = ["name", "valid_from"]

    def __str__(self) -> str:
        return self.name


class PriceRule(Record):
    """What one target group pays; an amount of zero is free. Amounts are without VAT.

    The surcharge for external expertise counts per half-day where the price does.
    """

    class Unit(models.TextChoices):
        """For what the amount is asked."""

        HALF_DAY = "half_day", _("per half-day")
        FIXED = "fixed", _("in all")

    price_list = models.ForeignKey(
        PriceList, models.CASCADE, related_name="rules", verbose_name=_("price list")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    target_group = models.CharField(
        _("target group"),
        max_length=9,
        choices=TargetGroup,
        blank=True,
        help_text=_("Empty: everyone."),
    )
    amount = amount_field(_("amount"))
    unit = models.CharField(
        _("unit"), max_length=8, choices=Unit, default=Unit.HALF_DAY
    )
    external_surcharge = amount_field(_("more with external expertise"), default=0)
    ground = models.ForeignKey(
        VatGround, models.PROTECT, related_name="+", verbose_name=_("VAT ground")
    )

    class Meta:
        verbose_name = _("price rule")
        verbose_name_plural = _("price rules")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__in=["half_day", "fixed"]),
                name="price_unit_is_known",
                violation_error_message=_("This unit does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0, external_surcharge__gte=0),
                name="price_is_not_below_zero",
                violation_error_message=_("A price is not below zero."),
            ),
            models.CheckConstraint(
                condition=Q(target_group__in=["", "primary", "secondary"]),
                name="price_target_group_is_known",
                violation_error_message=_("This target group does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.price_list}: {self.get_target_group_display() or _('everyone')}"

    def fits(self, target_group: str) -> bool:
        """Whether it is for this target group."""
        return self.target_group in ("", target_group)
