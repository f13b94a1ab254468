"""The centre's own rules, as dated data: who is primary, and what a half-day is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.sector.models.dated import Dated
from steunpunt.sector.models.terms import OrganisationType


class TargetGroup(models.TextChoices):
    """For whom the centre works first, and for whom as well."""

    PRIMARY = "primary", _("primary target group")
    SECONDARY = "secondary", _("secondary target group")


class TargetGroupRule(Record, Dated):
    """From–to, organisations of this description belong to this target group.

    The first rule that fits, by `position`, decides. An organisation that no rule
    describes is secondary.
    """

    position = models.PositiveSmallIntegerField(_("order"), default=0)
    recognised = models.BooleanField(
        _("recognised"),
        null=True,
        blank=True,
        help_text=_("Yes, no, or unknown when recognition does not matter."),
    )
    organisation_type = models.ForeignKey(
        OrganisationType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation type"),
        help_text=_("Empty: every type."),
    )
    group = models.CharField(_("target group"), max_length=9, choices=TargetGroup)
    description_nl = models.CharField(_("in words, Dutch"), max_length=255, blank=True)
    description_en = models.CharField(
        _("in words, English"), max_length=255, blank=True
    )

    class Meta(Dated.Meta):
        verbose_name = _("target-group rule")
        verbose_name_plural = _("target-group rules")
        ordering = ["position", "valid_from"]

    def __str__(self) -> str:
        return self.description or f"{self.reference}: {self.get_group_display()}"

    @property
    def description(self) -> str:
        """The rule in words, in the reader's language."""
        if get_language() == "en" and self.description_en:
            return self.description_en
        return self.description_nl


class HalfDayRule(Record, Dated):
    """From–to, how the real times of a session become half-days.

    Each started stretch of `minutes_per_half_day` counts, with at least one half-day
    a session and at most `most_per_day` for each calendar day it touches.
    """

    minutes_per_half_day = models.PositiveSmallIntegerField(
        _("minutes in a half-day"), default=240
    )
    most_per_day = models.PositiveSmallIntegerField(
        _("most half-days in a day"), default=2
    )

    class Meta(Dated.Meta):
        verbose_name = _("half-day rule")
        verbose_name_plural = _("half-day rules")
        ordering = ["valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(minutes_per_half_day__gte=1) & Q(most_per_day__gte=1),
                name="half_day_rule_counts_something",
                violation_error_message=_(
                    "A half-day has at least one minute, and a day one half-day."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(
            _("%(minutes)s minutes, at most %(most)s a day")
            % {"minutes": self.minutes_per_half_day, "most": self.most_per_day}
        )
