"""Screens of the media in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.channels import models
from steunpunt.channels.screens.readings import (
    ChannelScreens,
    FollowerScreens,
    ReadingScreens,
)
from steunpunt.channels.screens.sites import SiteScreens
from steunpunt.records.backoffice import group


@hooks.register("register_admin_viewset")
def channel_screens() -> Any:
    """Sites, social channels and their readings."""
    return group(
        _("Media"),
        "globe",
        215,
        SiteScreens(models.Site),
        ReadingScreens(models.SiteReading),
        ChannelScreens(models.SocialChannel),
        FollowerScreens(models.FollowerReading),
    )
