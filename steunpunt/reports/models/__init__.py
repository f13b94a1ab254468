"""What a report is made of, one file per main record."""

from steunpunt.reports.models.pictures import Picture, PictureRendition

__all__ = ["Picture", "PictureRendition"]
