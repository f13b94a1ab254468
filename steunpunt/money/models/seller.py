"""Who sells: the centre, as its invoices name it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from stdnum import bic, iban
from stdnum.eu import vat
from stdnum.exceptions import ValidationError as WrongNumber

from steunpunt.records.models import Record
from steunpunt.records.refusing import Refused
from steunpunt.sector import enterprise_number


class SellerUnknown(Refused):
    """Nothing can be sold before the centre has said who it is."""

    message = _("Fill in the details of the centre for invoices first.")


def right_iban(text: str) -> None:
    """Raise ValidationError unless its check fits; lists of banks grow too old."""
    if not iban.is_valid(text, check_country=False):
        raise ValidationError(
            gettext("This IBAN has a typing error: its check does not fit."),
            code="iban",
        )


def right_bic(text: str) -> None:
    """Raise ValidationError unless it has the form of a BIC."""
    if not bic.is_valid(text):
        raise ValidationError(
            gettext("A BIC has eight or eleven signs, such as GKCCBEBB."), code="bic"
        )


def right_vat_number(text: str) -> None:
    """Raise ValidationError unless it is a VAT number of the Union."""
    try:
        vat.validate(text)
    except WrongNumber as error:
        raise ValidationError(
            gettext("This is no VAT number. Example: BE0123456749."), code="vat"
        ) from error


class SellerDetails(Record):
    """Name, numbers and bank account of the centre, and its terms. There is one row."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=70)
    street = models.CharField(_("street and number"), max_length=120)
    postal_code = models.CharField(_("postal code"), max_length=12)
    city = models.CharField(_("municipality"), max_length=80)
    country = models.CharField(_("country (two letters)"), max_length=2, default="BE")
    email = models.EmailField(_("e-mail address"))
    enterprise_number = models.CharField(
        _("enterprise number"), max_length=10, validators=[enterprise_number.validate]
    )
    vat_number = models.CharField(
        _("VAT number"),
        max_length=14,
        blank=True,
        validators=[right_vat_number],
        help_text=_("With its country: BE0123456749. Empty: the centre has none."),
    )
    iban = models.CharField(_("IBAN"), max_length=34, validators=[right_iban])
    bic = models.CharField(_("BIC"), max_length=11, blank=True, validators=[right_bic])
    terms_days = models.PositiveSmallIntegerField(_("days to pay"), default=30)
    reminder_days = models.PositiveSmallIntegerField(
        _("days between reminders"),
        default=14,
        help_text=_("The first comes so many days after the last day to pay."),
    )
    most_reminders = models.PositiveSmallIntegerField(_("reminders at most"), default=2)
    sends_reminders = models.BooleanField(
        _("reminders go by themselves"),
        default=False,
        help_text=_("No: somebody looks at the list and sends them."),
    )

    class Meta:
        verbose_name = _("details for invoices")
        verbose_name_plural = _("details for invoices")
        constraints = [
            models.CheckConstraint(
                condition=Q(only=True),
                name="there_is_one_seller",
                violation_error_message=_("There is one row of these details."),
            ),
            models.CheckConstraint(
                condition=Q(terms_days__range=(1, 365), reminder_days__range=(1, 365)),
                name="terms_are_1_to_365_days",
                violation_error_message=_("Choose 1 to 365 days."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls, *, lock: bool = False) -> "SellerDetails":
        """The details as they are now; locked, one piece of work at a time goes on.

        Raises:
            SellerUnknown
        """
        rows = cls.objects.select_for_update() if lock else cls.objects
        found = rows.first()
        if found is None:
            raise SellerUnknown
        return found
