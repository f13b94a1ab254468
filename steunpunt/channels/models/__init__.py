"""The records of the media, one file per main record."""

from steunpunt.channels.models.networks import FollowerReading, SocialChannel
from steunpunt.channels.models.sites import Site, SiteReading

__all__ = ["FollowerReading", "Site", "SiteReading", "SocialChannel"]
