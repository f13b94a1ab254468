"""What participants thought of an activity."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.records.models import Record


class Evaluation(Record):
    """One answered form about an activity.

    It holds no person, no time and no running number, so that nobody can trace an
    answer to who gave it. Answers on any scale become 0–100 by
    (answer − lowest) ÷ (highest − lowest).
    """

    is_anonymous = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        related_name="evaluations",
        verbose_name=_("activity"),
    )
    overall = models.DecimalField(
        _("overall score"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    scale_lowest = models.SmallIntegerField(_("lowest of the scale"), default=0)
    scale_highest = models.SmallIntegerField(_("highest of the scale"), default=100)
    would_recommend = models.PositiveSmallIntegerField(
        _("would recommend, 0 to 10"), null=True, blank=True
    )
    comment = models.TextField(_("comment"), blank=True)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["activity", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scale_highest__gt=F("scale_lowest")),
                name="scale_goes_up",
                violation_error_message=_("The highest is above the lowest."),
            ),
            models.CheckConstraint(
                condition=Q(overall=None)
                | Q(overall__gte=F("scale_lowest"), overall__lte=F("scale_highest")),
                name="overall_score_lies_on_its_scale",
                violation_error_message=_("The score lies outside its scale."),
            ),
            models.CheckConstraint(
                condition=Q(would_recommend=None) | Q(would_recommend__lte=10),
                name="would_recommend_is_0_to_10",
                violation_error_message=_("Would recommend goes from 0 to 10."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)
