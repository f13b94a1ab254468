"""Which VAT applies, and why: said with every line that is sold."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.fields import percent_field
from steunpunt.records.models import Record


class VatGround(Record):
    """Why a line carries VAT or none; `reference` is its code.

    `vatex` is the code of the reason in the list of CEF, as e-invoices carry it.
    """

    class Category(models.TextChoices):
        """The category of EN 16931 (UNCL 5305)."""

        STANDARD = "S", _("taxed")
        EXEMPT = "E", _("exempt")
        OUTSIDE = "O", _("outside VAT")

    name_nl = models.CharField(_("name in Dutch"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    category = models.CharField(_("category"), max_length=1, choices=Category)
    rate = percent_field(_("rate (%)"), default=0)
    reason_nl = models.CharField(
        _("mention on the invoice, in Dutch"), max_length=200, blank=True
    )
    reason_en = models.CharField(
        _("mention on the invoice, in English"), max_length=200, blank=True
    )
    vatex = models.CharField(_("VATEX code"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("VAT ground")
        verbose_name_plural = _("VAT grounds")
        ordering = ["category", "rate", "name_nl"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=["S", "E", "O"]),
                name="vat_category_is_known",
                violation_error_message=_("This category does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(category="S", rate__gt=0) | (~Q(category="S") & Q(rate=0)),
                name="vat_rate_exactly_when_taxed",
                violation_error_message=_(
                    "What is taxed has a rate; what is not, has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(category="S") | ~Q(reason_nl=""),
                name="no_vat_has_a_reason",
                violation_error_message=_(
                    "Say why there is no VAT: the law wants it on the invoice."
                ),
            ),
        ]

    def __str__(self) -> str:
        return (get_language() == "en" and self.name_en) or self.name_nl
