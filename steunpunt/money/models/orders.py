"""What a buyer asked for, until it is invoiced."""

from typing import Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.money.amounts import CENT, cents
from steunpunt.money.models.fields import amount_field
from steunpunt.money.models.grounds import VatGround
from steunpunt.money.models.seller import right_vat_number
from steunpunt.records.models import Record
from steunpunt.sector import enterprise_number
from steunpunt.sector.models import Organisation


class OrderQuerySet(models.QuerySet["Order"]):
    """Orders, in the words of who keeps the books."""

    def to_invoice(self) -> Self:
        """Something stands on them, and there is no invoice yet."""
        return self.filter(invoice=None).filter(_has_lines())

    def empty(self) -> Self:
        """Nothing stands on them, or not any more: there is nothing to invoice."""
        return self.filter(invoice=None).exclude(_has_lines())


def _has_lines() -> Exists:
    return Exists(OrderLine.objects.filter(order=OuterRef("pk")))


class Order(Record):
    """What one buyer will pay for, with the buyer's details as they were given.

    `about` says what it is for, in the words of whoever opened it, such as
    "programme.registration:K7WQ…"; one thing has one order.
    """

    class Language(models.TextChoices):
        """In which the buyer reads the invoice."""

        DUTCH = "nl", _("Dutch")
        ENGLISH = "en", _("English")

    personal = (
        "buyer_name",
        "buyer_street",
        "buyer_postal_code",
        "buyer_city",
        "buyer_email",
        "buyer_reference",
    )

    about = models.CharField(_("about"), max_length=160, blank=True, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.DUTCH
    )
    buyer_name = models.CharField(_("buyer"), max_length=200)
    buyer_street = models.CharField(_("street and number"), max_length=120, blank=True)
    buyer_postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    buyer_city = models.CharField(_("municipality"), max_length=80, blank=True)
    buyer_country = models.CharField(
        _("country (two letters)"), max_length=2, default="BE"
    )
    buyer_enterprise_number = models.CharField(
        _("enterprise number"),
        max_length=10,
        blank=True,
        validators=[enterprise_number.validate],
        help_text=_("Ten digits. Empty for a private person."),
    )
    buyer_vat_number = models.CharField(
        _("VAT number"), max_length=14, blank=True, validators=[right_vat_number]
    )
    buyer_email = models.EmailField(_("e-mail address"), blank=True)
    buyer_reference = models.CharField(
        _("buyer's reference"),
        max_length=60,
        blank=True,
        help_text=_("What the buyer wants to find on the invoice: an order number."),
    )
    opened_on = models.DateField(
        _("opened on"), default=timezone.localdate, db_index=True
    )
    invoice_from = models.DateField(
        _("not invoiced before"), null=True, blank=True, editable=False
    )

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a buyer", "order")
        verbose_name_plural = _("orders")
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about"],
                condition=~Q(about=""),
                name="one_order_for_one_thing",
                violation_error_message=_("There is an order for this already."),
            ),
            models.CheckConstraint(
                condition=Q(buyer_enterprise_number="")
                | Q(buyer_enterprise_number__regex=enterprise_number.TEN_DIGITS),
                name="buyer_number_has_ten_digits",
                violation_error_message=_("An enterprise number has ten digits."),
            ),
            models.CheckConstraint(
                condition=enterprise_number.check_fits("buyer_enterprise_number"),
                name="buyer_number_has_a_right_check",
                violation_error_message=_(
                    "The last two digits of the enterprise number do not fit."
                ),
            ),
            models.CheckConstraint(
                condition=Q(language__in=["nl", "en"]),
                name="order_is_in_a_known_language",
                violation_error_message=_("This language does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(buyer_country__regex=r"^[A-Z]{2}$"),
                name="buyer_country_is_two_letters",
                violation_error_message=_("A country has two capitals, such as BE."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.buyer_name} ({self.reference})"

    def get_buyer_enterprise_number_display(self) -> str:
        """As people read it."""
        return enterprise_number.shown(self.buyer_enterprise_number)

    @property
    def is_invoiced(self) -> bool:
        return hasattr(self, "invoice")


class OrderLine(Record):
    """One thing on an order. The price is without VAT."""

    order = models.ForeignKey(
        Order,
        models.CASCADE,
        related_name="lines",
        verbose_name=pgettext_lazy("of a buyer", "order"),
    )
    about = models.CharField(_("about"), max_length=160, blank=True, editable=False)
    what_nl = models.CharField(_("what, in Dutch"), max_length=200)
    what_en = models.CharField(_("what, in English"), max_length=200, blank=True)
    quantity = models.DecimalField(
        _("quantity"),
        max_digits=8,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(CENT)],
    )
    unit_price = amount_field(_("price of one"))
    ground = models.ForeignKey(
        VatGround, models.PROTECT, related_name="+", verbose_name=_("VAT ground")
    )
    explained = models.CharField(
        _("how the price came about"), max_length=200, blank=True
    )

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["about"], condition=~Q(about=""), name="order_line_about"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "about"],
                condition=~Q(about=""),
                name="one_line_for_one_thing",
                violation_error_message=_("This stands on the order already."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, unit_price__gte=0),
                name="order_line_is_above_zero",
                violation_error_message=_("A line has a quantity and a price."),
            ),
        ]

    def __str__(self) -> str:
        return self.what_nl

    @property
    def amount(self) -> Any:
        """Without VAT, in whole cents."""
        return cents(self.quantity * self.unit_price)
