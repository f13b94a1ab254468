"""Screens of the media in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.channels import models
from steunpunt.channels.reading import period_of
from steunpunt.records.backoffice import RecordViewSet, group


def settle_reading(reading: models.SiteReading) -> None:
    """A month or a year becomes its first and last day."""
    period = period_of(reading.year, reading.month)
    models.SiteReading.objects.filter(pk=reading.pk).update(
        period_from=period.first, period_to=period.last
    )


class ReadingScreens(RecordViewSet):
    """Readings of websites."""

    settle = staticmethod(settle_reading)


@hooks.register("register_admin_viewset")
def channel_screens() -> Any:
    """Sites, social channels and their readings."""
    return group(
        _("Media"),
        "globe",
        215,
        RecordViewSet(models.Site, list_display=["name", "url"]),
        ReadingScreens(
            models.SiteReading,
            list_display=["site", "metric", "year", "month", "value", "tool"],
            list_filter=["site", "metric", "year"],
        ),
        RecordViewSet(models.SocialChannel, list_display=["name", "url"]),
        RecordViewSet(
            models.FollowerReading,
            list_display=["channel", "read_on", "followers"],
            list_filter=["channel"],
        ),
    )
