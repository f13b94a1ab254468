"""Websites, with the months and years that a tool counted."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from steunpunt.channels.evidence import evidence_path, evidence_storage
from steunpunt.records.models import Record

#: what may differ between two readings without the second going on from the first
HOW = ("tool", "method", "consent_mode")


class Site(Record):
    """A website of the centre."""

    name = models.CharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("As it stands in the report, such as steunpunt.example."),
    )
    url = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("website")
        verbose_name_plural = _("websites")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SiteReadingQuerySet(models.QuerySet["SiteReading"]):
    """Readings of websites."""

    def of_months_in(self, first: date, last: date) -> Self:
        """Readings of the whole months that lie from first to last."""
        return self.filter(
            month__isnull=False, period_from__gte=first, period_to__lte=last
        )

    def with_breaks(self) -> Self:
        """Each with `breaks_series`: it was not measured as the one before it.

        Before it comes the last earlier reading of the same site and metric, months
        with months and years with years. What is not known breaks nothing.
        """
        yearly = Case(When(month=None, then=Value(1)), default=Value(0))
        earlier = (
            SiteReading.objects.annotate(yearly=yearly)
            .filter(
                site=OuterRef("site"),
                metric=OuterRef("metric"),
                yearly=OuterRef("yearly"),
                period_from__lt=OuterRef("period_from"),
            )
            .order_by("-period_from")
        )
        found = self.annotate(yearly=yearly).annotate(
            before_id=Subquery(earlier.values("pk")[:1])
        )
        return found.annotate(breaks_series=_differs(*HOW))

    def breaking(self) -> Self:
        """Those at which a series breaks, oldest first."""
        found = self.with_breaks().filter(breaks_series=True)
        return found.order_by("period_from", "site", "metric")


def _differs(*names: str) -> Q:
    differs = Q()
    for name in names:
        other = SiteReading.objects.filter(pk=OuterRef("before_id")).exclude(
            **{f"{name}__in": ["", OuterRef(name)]}
        )
        differs |= Q(Exists(other)) & ~Q(**{name: ""})
    return differs


class SiteReading(Record):
    """What a tool counted on a website in one month or one year."""

    class Metric(models.TextChoices):
        """What was counted."""

        VISITS = "visits", _("visits")
        VISITORS = "visitors", _("visitors")
        PAGE_VIEWS = "page_views", _("page views")

    site = models.ForeignKey(
        Site, models.PROTECT, related_name="readings", verbose_name=_("website")
    )
    metric = models.CharField(_("metric"), max_length=10, choices=Metric)
    year = models.PositiveSmallIntegerField(_("year"))
    month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, help_text=_("Empty: the whole year.")
    )
    period_from = models.DateField(_("from"), null=True, editable=False)
    period_to = models.DateField(_("up to and including"), null=True, editable=False)
    value = models.PositiveBigIntegerField(_("value"))
    tool = models.CharField(_("tool"), max_length=80, blank=True)
    method = models.CharField(_("method"), max_length=200, blank=True)
    consent_mode = models.CharField(_("consent mode"), max_length=80, blank=True)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)
    evidence_file = models.FileField(
        _("evidence as a file"),
        upload_to=evidence_path,
        storage=evidence_storage,
        blank=True,
        editable=False,
    )

    objects = SiteReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("website reading")
        verbose_name_plural = _("website readings")
        ordering = ["-year", "-month", "site", "metric"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__range=(1, 12)),
                name="month_is_1_to_12",
                violation_error_message=_("A month goes from 1 to 12."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2200)),
                name="year_of_a_reading_is_1990_to_2200",
                violation_error_message=_("A year goes from 1990 to 2200."),
            ),
            models.CheckConstraint(
                condition=Q(metric__in=["visits", "visitors", "page_views"]),
                name="metric_is_known",
                violation_error_message=_("This metric does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(period_from=None, period_to=None)
                | Q(
                    period_from__isnull=False,
                    period_to__isnull=False,
                    period_to__gte=F("period_from"),
                ),
                name="period_of_a_reading_has_two_ends",
                violation_error_message=_("A period has a first and a last day."),
            ),
            models.UniqueConstraint(
                fields=["site", "metric", "year"],
                condition=Q(month=None),
                name="one_yearly_reading",
                violation_error_message=_("This year has been read already."),
            ),
            models.UniqueConstraint(
                fields=["site", "metric", "year", "month"],
                condition=Q(month__isnull=False),
                name="one_monthly_reading",
                violation_error_message=_("This month has been read already."),
            ),
        ]

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        return f"{self.site}, {self.get_metric_display()} {self.year}{month}"
