"""What an import keeps while it runs: counts, problems, history, what waits.

The loaders of all sheets write in one ledger; `importing` reads it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model

from steunpunt.exchange import tables
from steunpunt.exchange.problems import Problems
from steunpunt.exchange.spoilt import Spoilt
from steunpunt.programme.orders.orders_following import Charged, charged_now
from steunpunt.records.merged import absorbed_keys
from steunpunt.records.models import Batch, Change
from steunpunt.sector.attribution import Attributions

Progress = Callable[[str, int, int], None]
SMALL = 20_000
MOST_CHANGES = 5000


def no_counts() -> dict[str, dict[str, int]]:
    """Sheet → created, changed, unchanged."""
    return defaultdict(lambda: {"created": 0, "changed": 0, "unchanged": 0})


@dataclass
class Ledger:
    """One import while it runs.

    Attributes:
        batch: the import.
        progress: told how far it is.
        problems: what stands in the way.
        spoilt: the rows that are refused, so that what names them is not called wrong.
        counts: what was done, by sheet.
        wanted: activity → the row of its sheet and the status that it gets once its
            sessions are known.
        to_settle: activities whose day, mode and province follow anew.
        charged: what orders were made of, before it.
    """

    batch: Batch
    progress: Progress | None = None
    problems: Problems = field(default_factory=Problems)
    spoilt: Spoilt = field(default_factory=Spoilt)
    counts: dict[str, dict[str, int]] = field(default_factory=no_counts)
    wanted: dict[int, tuple[int, str]] = field(default_factory=dict)
    to_settle: set[int] = field(default_factory=set)
    charged: dict[int, Charged] = field(default_factory=charged_now)
    _changes: list[Change] = field(default_factory=list)
    _known: dict[type[Model], dict[str, Any]] = field(default_factory=dict)
    _merged: dict[type[Model], dict[Any, Any]] = field(default_factory=dict)
    _at: tuple[str, int, int] = ("", 0, 0)

    # -- how far it is -----------------------------------------------------------------

    def begin(self, sheet: str, size: int) -> None:
        """Start a sheet of about this many rows."""
        self._at = (sheet, 0, size)
        if self.progress:
            self.progress(*self._at)

    def advance(self, rows: int) -> None:
        """Say how far it is."""
        sheet, done, size = self._at
        self._at = (sheet, done + rows, max(size, done + rows))
        if self.progress:
            self.progress(*self._at)

    # -- what is known -----------------------------------------------------------------

    def known(self, model: type[Model], references: Iterable[str]) -> dict[str, Any]:
        """Keys by reference; small tables are kept whole, large ones looked up.

        The reference of a record that was merged into another means that other.
        """
        if model not in self._known:
            rows = model._default_manager.values_list("reference", "pk")[: SMALL + 1]
            found = dict(rows)
            small = found if len(found) <= SMALL else {}
            self._known[model] = self._stand_for(model, small)
        return self._known[model] or self._stand_for(
            model, tables.ids_of(model, references)
        )

    def merged(self, model: type[Model]) -> dict[Any, Any]:
        """Absorbed record → the record that stands for it, by key."""
        if model not in self._merged:
            self._merged[model] = absorbed_keys(model)
        return self._merged[model]

    def _stand_for(self, model: type[Model], keys: dict[str, Any]) -> dict[str, Any]:
        merged = self.merged(model)
        if not merged:
            return keys
        return {reference: merged.get(key, key) for reference, key in keys.items()}

    def forget(self, model: type[Model]) -> None:
        """The table changed; what was known of it may be wrong."""
        self._known.pop(model, None)

    @cached_property
    def attributions(self) -> Attributions:
        """What organisations were on a day; first asked once the register is in."""
        return Attributions()

    # -- history -----------------------------------------------------------------------

    def note_change(
        self,
        model: type[Model],
        key: Any,
        reference: str,
        before: dict[str, Any],
        after: dict[str, Any],
    ) -> None:
        """Write a line of history; lines go to the database thousands at once."""
        self._changes.append(
            Change(
                model=model._meta.label_lower,
                record_id=str(key),
                reference=reference,
                kind=Change.Kind.CHANGED,
                by=self.batch.by,
                batch=self.batch,
                before=before,
                after=after,
            )
        )
        if len(self._changes) > MOST_CHANGES:
            self.write_changes()

    def write_changes(self) -> None:
        """Write the lines of history that wait."""
        Change.objects.bulk_create(self._changes, batch_size=1000)
        self._changes.clear()
