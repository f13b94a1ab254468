"""Imports a year's records: every row checked, all or nothing, in one transaction.

Running it twice changes nothing. A check is the same work, undone at the end.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.exchange import tables
from steunpunt.exchange.ledger import Ledger, Progress
from steunpunt.exchange.loaders import LOADERS
from steunpunt.exchange.loading import Loader
from steunpunt.exchange.problems import Problems
from steunpunt.exchange.reading import Source
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
    """
    with transaction.atomic():
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


def _load(source: Source, ledger: Ledger) -> None:
    """Load the sheets, in the order in which they lean on each other."""
    present = source.sheets()
    _refuse_unknown_sheets(present, ledger)
    for sheet in SHEETS:
        if sheet.name in present:
            ledger.begin(sheet.name, source.size(sheet.name))
            loader = LOADERS.get(sheet.name, Loader)(sheet, ledger)
            loader.load(source.rows(sheet.name))
        ledger.forget(sheet.model)
        if sheet.name == "sessions":
            settle_activities(ledger, source)
    ledger.write_changes()


def _refuse_unknown_sheets(present: list[str], ledger: Ledger) -> None:
    names = ", ".join(BY_NAME)
    message = _("is not a sheet of the format; the sheets are: %(names)s")
    for name in present:
        if name not in BY_NAME:
            ledger.problems.add(name, None, "", message % {"names": names})


def write_rejected(problems: Problems, folder: Path) -> list[Path]:
    """Write the rows that were refused, one file a sheet, with what is wrong."""
    by_row: dict[str, dict[int, tuple[dict[str, Any], list[str]]]] = defaultdict(dict)
    for sheet, number, raw, message in problems.rejected:
        by_row[sheet].setdefault(number, (raw, []))[1].append(message)
    files = []
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, rows in by_row.items():
        file = folder / f"{sheet}.rejected.csv"
        names = [column.name for column in BY_NAME[sheet].columns]
        with file.open("w", newline="", encoding="utf-8-sig") as opened:
            writer = csv.writer(opened)
            writer.writerow(["row", *names, "problem"])
            for number, (raw, messages) in sorted(rows.items()):
                cells = [raw.get(name, "") for name in names]
                writer.writerow([number, *cells, " | ".join(messages)])
        files.append(file)
    return files
