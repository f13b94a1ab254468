"""Readings of websites."""

from django.utils.translation import gettext as _

from steunpunt.channels.reading import period_of
from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loading import Loader
from steunpunt.figures.periods import Period


class SiteReadings(Loader):
    """A month or a year becomes its first and last day."""

    derived = ("period_from", "period_to")

    def work_out(self, chunk: Chunk) -> None:
        periods = [Period.year(2000)] * len(chunk)
        for place, year, month in chunk.each("year", "month"):
            if not 1990 <= year <= 2200:
                self.refuse(chunk, place, "year", _("is not a year"))
            elif month is not None and not 1 <= month <= 12:
                self.refuse(chunk, place, "month", _("goes from 1 to 12"))
            else:
                periods[place] = period_of(year, month)
        chunk["period_from"] = [period.first for period in periods]
        chunk["period_to"] = [period.last for period in periods]
