"""Imports a year's records: every row checked, all or nothing, in one transaction.

Running it twice changes nothing. A check is the same work, undone at the end.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches

from django.db import transaction
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.exchange import tables
from steunpunt.exchange.alone import alone
from steunpunt.exchange.ledger import Ledger, Progress
from steunpunt.exchange.loaders import LOADERS
from steunpunt.exchange.loading import Loader
from steunpunt.exchange.problems import Problems
from steunpunt.exchange.reading import Source
from steunpunt.exchange.readings import reader
from steunpunt.exchange.settling import settle_activities
from steunpunt.exchange.sheets import BY_NAME, SHEETS
from steunpunt.records.models import Batch


@dataclass(frozen=True)
class Outcome:
    """What an import did, or would have done.

    Attributes:
        batch: the import; None when nothing was written.
        counts: sheet → created, changed, unchanged.
        problems: what stands in the way; nothing was written when there are any.
    """

    batch: Batch | None
    counts: dict[str, dict[str, int]]
    problems: Problems

    def total(self, what: str) -> int:
        return sum(counts[what] for counts in self.counts.values())

    @property
    def changed_anything(self) -> bool:
        return self.total("created") + self.total("changed") > 0


def import_records(
    source: Source,
    *,
    by: User | None = None,
    check_only: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Import every sheet of a source.

    Args:
        source: where the sheets come from.
        by: who imports.
        check_only: report problems, write nothing.
        progress: called with the sheet, the rows done and about how many there are.

    Raises:
        UnreadableFile: when a sheet cannot be read at all; nothing was written.
        Busy: when another import is running, and does not end soon.
    """
    rows = sum(map(source.size, source.sheets()))
    with tables.large_cache(rows), alone(), _little_to_sweep():
        batch = Batch.objects.create(source=source.name[:255], by=by)
        ledger = Ledger(batch, progress)
        _load(source, ledger)
        counts = {name: dict(found) for name, found in ledger.counts.items()}
        outcome = Outcome(batch, counts, ledger.problems)
        if check_only or outcome.problems or not outcome.changed_anything:
            transaction.set_rollback(True)
            return Outcome(None, counts, ledger.problems)
        batch.counts = counts
        batch.save()
    tables.analyse()
    return outcome


@contextmanager
def _little_to_sweep() -> Iterator[None]:
    """Spare Python going over all that was there before, each time it tidies memory.

    Millions of rows come and go; it would spend a quarter of the time on that.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _load(source: Source, ledger: Ledger) -> None:
    """Load the sheets, in the order in which they lean on each other."""
    present = source.sheets()
    _refuse_unknown_sheets(present, ledger)
    wanted = [sheet.name for sheet in SHEETS if sheet.name in present]
    with reader(source, wanted) as read:
        for sheet in SHEETS:
            if sheet.name in present:
                ledger.begin(sheet.name, source.size(sheet.name))
                loader = LOADERS.get(sheet.name, Loader)(sheet, ledger)
                loader.load(*read(sheet.name))
            ledger.forget(sheet.model)
            if sheet.name == "sessions":
                settle_activities(ledger, source)
    ledger.write_changes()


def _refuse_unknown_sheets(present: list[str], ledger: Ledger) -> None:
    for name in present:
        if name not in BY_NAME:
            ledger.problems.add(name, None, "", _unknown_sheet(name))


def _unknown_sheet(name: str) -> str:
    """What to say of a sheet that the format does not know; perhaps what was meant."""
    names = {str(sheet.label).lower(): sheet.name for sheet in SHEETS}
    names |= {sheet.name: sheet.name for sheet in SHEETS}
    if like := get_close_matches(name.lower(), names, n=1):
        return _("is not a sheet of the format; do you mean “%(name)s”?") % {
            "name": names[like[0]]
        }
    return _("is not a sheet of the format; the sheets are: %(names)s") % {
        "names": ", ".join(BY_NAME)
    }
