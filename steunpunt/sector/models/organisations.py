"""Organisations, with their names, places and recognitions over time."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.sector import enterprise_number
from steunpunt.sector.folding import FoldedName
from steunpunt.sector.models.dated import Dated
from steunpunt.sector.models.terms import OrganisationType


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations, in the words of the sector."""

    def recognised_during(self, first: date, last: date) -> Self:
        """Recognised on at least one day from first to last."""
        recognitions = Recognition.objects.during(first, last)
        return self.filter(
            models.Exists(recognitions.filter(organisation=models.OuterRef("pk")))
        )

    def not_merged(self) -> Self:
        """Organisations that were not absorbed by another."""
        return self.filter(merged_into=None)


class Organisation(Record):  # type: ignore[django-manager-missing] # mixed-in managers
    """An organisation of the sector or of its surroundings.

    The enterprise number is never its key: factual associations have none, and
    sub-associations share one.
    """

    merges = (
        "name",
        "enterprise_number",
        "association_code",
        "type",
        "email",
        "website",
    )
    history_words = {"absorbed": (_("absorbed"), "sector.organisation")}

    name = models.CharField(_("name"), max_length=200, db_index=True)
    enterprise_number = models.CharField(
        _("enterprise number"),
        max_length=10,
        blank=True,
        db_index=True,
        validators=[enterprise_number.validate],
        help_text=_("Ten digits, for example 0123.456.749. Empty when it has none."),
    )
    association_code = models.CharField(
        _("code in the associations register"),
        max_length=8,
        blank=True,
        help_text=_("V and seven digits."),
    )
    type = models.ForeignKey(
        OrganisationType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("type"),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )
    folded_name = models.GeneratedField(
        expression=FoldedName("name"),
        output_field=models.CharField(_("name without accents"), max_length=210),
        db_persist=True,
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        permissions = [("merge_organisation", "Can merge organisations")]
        indexes = [
            models.Index(fields=["folded_name"], name="organisation_by_folded_name")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="organisation_is_not_merged_into_itself",
                violation_error_message=_("A record cannot be merged with itself."),
            ),
            models.CheckConstraint(
                condition=Q(enterprise_number="")
                | Q(enterprise_number__regex=enterprise_number.TEN_DIGITS),
                name="enterprise_number_has_ten_digits",
                violation_error_message=_("An enterprise number has ten digits."),
            ),
            models.CheckConstraint(
                condition=enterprise_number.check_fits("enterprise_number"),
                name="enterprise_number_has_a_right_check",
                violation_error_message=_(
                    "The last two digits of the enterprise number do not fit."
                ),
            ),
            models.CheckConstraint(
                condition=Q(association_code="")
                | Q(association_code__regex=r"^V[0-9]{7}$"),
                name="association_code_is_v_and_seven_digits",
                violation_error_message=_("The code is V and seven digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_enterprise_number_display(self) -> str:
        """The enterprise number as people read it."""
        return enterprise_number.shown(self.enterprise_number)

    @property
    def told_apart(self) -> str:
        """What tells this organisation from a namesake: number, and last seat."""
        seat = self.places.order_by("-valid_from").first()
        parts = (
            self.get_enterprise_number_display(),
            self.association_code,
            str(seat) if seat else "",
        )
        return ", ".join(part for part in parts if part)

    def name_on(self, day: date) -> str:
        """The name it carried on that day."""
        names = OrganisationName.objects.on(day).filter(organisation=self)
        former = names.order_by("valid_to").first()
        return former.name if former else self.name

    def is_recognised_on(self, day: date) -> bool:
        """Whether the government recognised it on that day."""
        return Recognition.objects.on(day).filter(organisation=self).exists()


class OrganisationName(Record, Dated):
    """A name that an organisation carried from–to; today's stands on itself."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="names",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)
    folded_name = models.GeneratedField(
        expression=FoldedName("name"),
        output_field=models.CharField(_("name without accents"), max_length=210),
        db_persist=True,
    )

    class Meta(Dated.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.name


class OrganisationPlace(Record, Dated):
    """Where an organisation has its seat, from–to."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="places",
        verbose_name=_("organisation"),
    )
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    nis_code = models.CharField(_("NIS code"), max_length=5, blank=True)
    province = models.CharField(_("province"), max_length=40)

    class Meta(Dated.Meta):
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.municipality or self.province


class Recognition(Record, Dated):
    """A period in which the government recognises an organisation."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="recognitions",
        verbose_name=_("organisation"),
    )
    decree = models.CharField(_("decree"), max_length=120, blank=True)
    policy_period = models.CharField(_("policy period"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = ["valid_from"]
        indexes = [
            models.Index(
                fields=["organisation", "valid_from", "valid_to"],
                name="recognition_by_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.valid_from or '…'} – {self.valid_to or '…'}"
