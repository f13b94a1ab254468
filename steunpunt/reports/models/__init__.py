"""What a report is made of, one file per main record."""

from steunpunt.reports.models.editions import Edition, EditionStory, FrozenRows
from steunpunt.reports.models.pages import Appreciation, HomePage, ReportPage
from steunpunt.reports.models.pictures import Picture, PictureRendition

__all__ = [
    "Appreciation",
    "Edition",
    "EditionStory",
    "FrozenRows",
    "HomePage",
    "Picture",
    "PictureRendition",
    "ReportPage",
]
