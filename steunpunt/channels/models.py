"""Sites and social channels, with their readings."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record


class Site(Record):
    """A website of the centre."""

    name = models.CharField(_("name"), max_length=120, unique=True)
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


class SocialChannel(Record):
    """An account of the centre on a social network."""

    name = models.CharField(_("network"), max_length=80, unique=True)
    url = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("social channel")
        verbose_name_plural = _("social channels")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FollowerReading(Record):
    """How many followers a channel had on one day."""

    channel = models.ForeignKey(
        SocialChannel,
        models.PROTECT,
        related_name="readings",
        verbose_name=_("social channel"),
    )
    read_on = models.DateField(_("read on"))
    followers = models.PositiveBigIntegerField(_("followers"))
    method = models.CharField(_("method"), max_length=200, blank=True)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("follower reading")
        verbose_name_plural = _("follower readings")
        ordering = ["-read_on", "channel"]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "read_on"],
                name="one_follower_reading_a_day",
                violation_error_message=_("This day has been read already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}, {self.read_on}"
