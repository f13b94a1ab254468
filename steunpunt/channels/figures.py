"""The numbers of the media: taken over from who counted them, never estimated."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from steunpunt.channels.models import FollowerReading, Site, SiteReading
from steunpunt.figures.aggregates import Aggregate, Reading, SumOfReadings
from steunpunt.figures.declaring import (
    Breakdown,
    Column,
    Figure,
    Problem,
    RecordSet,
    Text,
)
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry

SOURCE = "docs/explanation/what-figures-count.md"


def site_readings(period: Period) -> QuerySet[SiteReading]:
    """The readings that make up a period.

    Visits and page views are the months that lie in it; a year without any month is
    its yearly reading. Visitors are the reading of exactly this period.
    """
    exactly = Q(period_from=period.first, period_to=period.last)
    adds_up = ~Q(metric=SiteReading.Metric.VISITORS)
    months = SiteReading.objects.filter(
        site=OuterRef("site"),
        metric=OuterRef("metric"),
        month__isnull=False,
        period_from__gte=period.first,
        period_to__lte=period.last,
    )
    return SiteReading.objects.with_breaks().filter(
        (adds_up & Q(month__isnull=False))
        & Q(period_from__gte=period.first, period_to__lte=period.last)
        | (adds_up & Q(month=None) & exactly & ~Exists(months))
        | (~adds_up & exactly)
    )


def follower_readings(period: Period) -> QuerySet[FollowerReading]:
    """The last reading of each channel in the period."""
    last = (
        FollowerReading.objects.filter(
            channel=OuterRef("channel"), read_on__range=(period.first, period.last)
        )
        .order_by("-read_on")
        .values("pk")[:1]
    )
    return FollowerReading.objects.filter(pk=Subquery(last))


SITE_READINGS = RecordSet(
    "channels.site_readings",
    _("Website readings"),
    site_readings,
    (
        Column("reading", "reference", _("reading"), public=True),
        Column("site", "site__name", _("website"), public=True),
        Column("from", "period_from", _("from"), public=True),
        Column("to", "period_to", _("up to and including"), public=True),
        Column("tool", "tool", _("tool"), public=True),
        Column("method", "method", _("method"), public=True),
        Column("consent_mode", "consent_mode", _("consent mode"), public=True),
        Column("series_break", "breaks_series", _("break in the series"), public=True),
    ),
)
FOLLOWER_READINGS = RecordSet(
    "channels.follower_readings",
    _("Follower readings"),
    follower_readings,
    (
        Column("reading", "reference", _("reading"), public=True),
        Column("network", "channel__name", _("network"), public=True),
        Column("read_on", "read_on", _("read on"), public=True),
        Column("method", "method", _("method"), public=True),
    ),
)


def _of_sites(
    metric: SiteReading.Metric, label: Text, noun: Text, text: Text, how: Aggregate
) -> Figure:
    return Figure(
        code=f"channels.{metric}",
        label=label,
        noun=noun,
        definition=text,
        source=SOURCE,
        records=SITE_READINGS,
        where=Q(metric=metric),
        aggregate=how,
    )


def sites_with_gaps(period: Period) -> QuerySet[Site]:
    """Sites of which some months of a year are read, and others are not."""
    if not period.is_year:
        return Site.objects.none()
    months = Q(
        readings__metric=SiteReading.Metric.VISITS,
        readings__year=period.first.year,
        readings__month__isnull=False,
    )
    return Site.objects.annotate(months=Count("readings", filter=months)).filter(
        months__gte=1, months__lte=11
    )


registry.add(
    Problem(
        "channels.sites_with_gaps",
        _("websites with missing months"),
        _("Import the missing months, or the yearly reading alone."),
        sites_with_gaps,
        ("channels.visits", "channels.page_views"),
    ),
    _of_sites(
        SiteReading.Metric.VISITS,
        _("Website visits"),
        _("visits"),
        _("Visits that the tool counted, month by month, added up over the period."),
        SumOfReadings("value"),
    ),
    _of_sites(
        SiteReading.Metric.VISITORS,
        _("Website visitors"),
        _("visitors"),
        _(
            "Different visitors that the tool counted over exactly this period. Months "
            "and sites are never added up: one visitor of two is still one."
        ),
        Reading("value"),
    ),
    _of_sites(
        SiteReading.Metric.PAGE_VIEWS,
        _("Page views"),
        _("page views"),
        _("Pages that visitors opened, month by month, added up over the period."),
        SumOfReadings("value"),
    ),
    Figure(
        code="channels.followers",
        label=_("Followers"),
        noun=_("followers"),
        definition=_(
            "Followers of a channel at the last reading in the period. Channels are "
            "never added up: one person may follow two."
        ),
        source=SOURCE,
        records=FOLLOWER_READINGS,
        aggregate=Reading("followers"),
    ),
    Breakdown(SITE_READINGS, "site", _("website"), F("site__name")),
    Breakdown(FOLLOWER_READINGS, "network", _("network"), F("channel__name")),
)
