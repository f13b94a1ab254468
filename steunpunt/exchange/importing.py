"""Imports a year's records: every row checked, all or nothing, in one transaction.

Running it twice changes nothing. A check is the same work, undone at the end.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.exchange import tables
from steunpunt.exchange.alone import alone
from steunpunt.exchange.loaders import LOADERS
from steunpunt.exchange.loading import SMALL, Loader
from steunpunt.exchange.problems import Problems
from steunpunt.exchange.reading import Source, table
from steunpunt.exchange.sheets import BY_NAME, SHEETS
from steunpunt.programme.models import Activity
from steunpunt.programme.planning import settle
from steunpunt.records.models import Batch, Change
from steunpunt.sector.attribution import Attributions

Progress = Callable[[str, int, int], None]


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
    with alone():
        batch = Batch.objects.create(source=source.name[:255], by=by)
        work = Import(source, batch, progress)
        work.run()
        changed_nothing = not any(
            counts["created"] or counts["changed"] for counts in work.counts.values()
        )
        if check_only or work.problems or changed_nothing:
            transaction.set_rollback(True)
            return Outcome(None, dict(work.counts), work.problems)
        batch.counts = {name: dict(counts) for name, counts in work.counts.items()}
        batch.save()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return Outcome(batch, dict(work.counts), work.problems)


class Import:
    """One import while it runs: what it knows, counts and still has to do."""

    def __init__(self, source: Source, batch: Batch, progress: Progress | None) -> None:
        self.source = source
        self.batch = batch
        self.problems = Problems()
        self.counts: dict[str, dict[str, int]] = defaultdict(
            lambda: {"created": 0, "changed": 0, "unchanged": 0}
        )
        self.changes: list[Change] = []
        self.statuses: dict[str, tuple[int, str, dict[str, str]]] = {}
        self.activities_to_settle: set[int] = set()
        self.participants: set[tuple[int, int]] = set()
        self._progress = progress
        self._at = ("", 0, 0)
        self._known: dict[type[Model], dict[str, Any]] = {}

    def run(self) -> None:
        """Load the sheets, in the order in which they lean on each other."""
        present = self.source.sheets()
        for name in present:
            if name not in BY_NAME:
                self.problems.add(name, None, "", _unknown_sheet(name))
        for sheet in SHEETS:
            if sheet.name in present:
                self._at = (sheet.name, 0, self.source.size(sheet.name))
                loader = LOADERS.get(sheet.name, Loader)(sheet, self)
                loader.load(table(self.source.rows(sheet.name)))
            self._forget(sheet.model)
            if sheet.name == "sessions":
                self._settle_activities()
            self._write_changes()
        if not self.problems:
            connection.check_constraints()

    @cached_property
    def attributions(self) -> Attributions:
        """What organisations were on a day; read once the register is in."""
        return Attributions()

    def advance(self, rows: int) -> None:
        """Say how far it is."""
        sheet, done, size = self._at
        self._at = (sheet, done + rows, max(size, done + rows))
        if self._progress:
            self._progress(*self._at)
        if len(self.changes) > 5000:
            self._write_changes()

    def known(
        self, model: type[Model] | None, references: Iterable[str]
    ) -> dict[str, Any]:
        """Keys by reference; small tables are kept whole, large ones looked up."""
        assert model is not None  # noqa: S101 - only for columns that refer
        if model not in self._known:
            found = list(model._default_manager.values_list("reference", "pk")[:SMALL])
            self._known[model] = dict(found) if len(found) < SMALL else {}
        kept = self._known[model]
        return kept or tables.ids_of(model, references)

    def _forget(self, model: type[Model]) -> None:
        self._known.pop(model, None)

    def _write_changes(self) -> None:
        Change.objects.bulk_create(self.changes, batch_size=1000)
        self.changes.clear()

    def _settle_activities(self) -> None:
        """Settle activities from their sessions, then give them their status."""
        settle(self.activities_to_settle)
        references = list(self.statuses)
        for start in range(0, len(references), 2000):
            part = references[start : start + 2000]
            for activity in Activity.objects.filter(reference__in=part):
                self._give_status(activity)

    def _give_status(self, activity: Activity) -> None:
        number, wanted, raw = self.statuses[activity.reference]
        if wanted == Activity.Status.HELD and activity.starts_on is None:
            self.problems.add(
                "activities",
                number,
                "status",
                _("took place, but has no session in the sheet “sessions”"),
                raw,
            )
        elif activity.status != wanted:
            before, activity.status = activity.status, wanted
            Activity.objects.filter(pk=activity.pk).update(status=wanted)
            if activity.batch_id != self.batch.pk:
                self.counts["activities"]["changed"] += 1
                self.changes.append(
                    Change(
                        model="programme.activity",
                        record_id=str(activity.pk),
                        reference=activity.reference,
                        kind=Change.Kind.CHANGED,
                        by=self.batch.by,
                        batch=self.batch,
                        before={"status": before},
                        after={"status": wanted},
                    )
                )


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
