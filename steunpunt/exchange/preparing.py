"""Makes the file of an export that somebody asked for."""

from steunpunt.exchange import jobs
from steunpunt.exchange.exporting import export as write_records
from steunpunt.exchange.models import Export
from steunpunt.exchange.selecting import Selection
from steunpunt.exchange.writing import TooLarge
from steunpunt.figures.periods import Period


def prepare(export: Export) -> None:
    """Write what its owner may see of the year, and note what stayed out."""
    with jobs.working_on(export, TooLarge):
        period = Period.parse(export.period_code)
        export.counts = write_records(
            period, export.file, reader=export.by, progress=jobs.Reporter(export)
        )
        export.left_out = Selection(period, export.by).left_out()
        export.state = Export.State.DONE
        export.save()
