"""Verbs of the media: what period a reading is about."""

from steunpunt.figures.periods import Period


def period_of(year: int, month: int | None) -> Period:
    """The whole days of a month, or of a year when there is no month."""
    return Period.month(year, month) if month else Period.year(year)
