"""What a cancellation costs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.money.models.fields import amount_field, percent_field
from steunpunt.records.models import Record


class CancellationPolicy(Record):
    """What somebody pays who cancels, by how long before the start that was.

    After the last step, and for who does not turn up, `no_show_share` is due.
    """

    class Days(models.TextChoices):
        """Which days count towards the start."""

        CALENDAR = "calendar", _("calendar days")
        WORKING = "working", _("working days")

    name = models.CharField(_("name"), max_length=120)
    days = models.CharField(
        _("counted in"), max_length=8, choices=Days, default=Days.CALENDAR
    )
    no_show_share = percent_field(
        _("share for a no-show (%)"),
        default=100,
        help_text=_("Also for who cancels later than the last step."),
    )
    staff_decide_days = models.PositiveSmallIntegerField(
        _("staff decide from so many days before the start"),
        null=True,
        blank=True,
        help_text=_(
            "From then on nobody cancels by themselves: they ask, and you decide. "
            "Empty: people cancel by themselves until it starts."
        ),
    )
    substitution_is_free = models.BooleanField(
        _("somebody else may come, free of charge"), default=True
    )

    class Meta:
        verbose_name = _("cancellation policy")
        verbose_name_plural = _("cancellation policies")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(days__in=["calendar", "working"]),
                name="policy_counts_known_days",
                violation_error_message=_("These days do not exist."),
            ),
            models.CheckConstraint(
                condition=Q(no_show_share__range=(0, 100)),
                name="no_show_share_is_0_to_100",
                violation_error_message=_("A share is 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CancellationStep(Record):
    """Until so many days before the start: a share of the price, or a fixed fee."""

    policy = models.ForeignKey(
        CancellationPolicy,
        models.CASCADE,
        related_name="steps",
        verbose_name=_("policy"),
    )
    days_before = models.PositiveSmallIntegerField(_("until so many days before"))
    share = percent_field(_("share of the price (%)"), null=True, blank=True)
    fixed_fee = amount_field(_("fixed fee"), null=True, blank=True)

    class Meta:
        verbose_name = _("cancellation step")
        verbose_name_plural = _("cancellation steps")
        ordering = ["-days_before"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share=None, fixed_fee__gte=0)
                | Q(fixed_fee=None, share__range=(0, 100)),
                name="step_has_a_share_or_a_fixed_fee",
                violation_error_message=_(
                    "A step has a share from 0 to 100, or a fixed fee; not both."
                ),
            ),
            models.UniqueConstraint(
                fields=["policy", "days_before"],
                name="policy_has_a_step_once_a_day",
                violation_error_message=_("There is a step for these days already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy}: {self.days_before}"
