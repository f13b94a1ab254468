"""Brings one sheet into its table, chunk by chunk.

A `Loader` reads cells, finds the records they name, and tells new rows from changed
and unchanged ones. Sheets that need more (attribution, attendance, links) have their
own loader in `loaders`.
"""

from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from steunpunt.exchange import tables
from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.headings import Heading
from steunpunt.exchange.ledger import Ledger
from steunpunt.exchange.refusals import in_words
from steunpunt.exchange.seen import Seen
from steunpunt.exchange.sheets import SHEET_OF, Column, Sheet
from steunpunt.records.history import plain
from steunpunt.records.merged import removed_references


class Loader:
    """Loads one sheet."""

    #: columns of the table that this loader works out, unless the sheet says them
    derived: tuple[str, ...] = ()

    def __init__(self, sheet: Sheet, ledger: Ledger) -> None:
        self.sheet = sheet
        self.ledger = ledger
        self.model: type[Model] = sheet.model
        said = [column.field for column in sheet.columns if column.field]
        self.fields = list(dict.fromkeys([*said, *self.derived]))

    def load(self, heading: Heading, chunks: Iterator[Chunk]) -> None:
        """Take in every row of the sheet, and write what is new or changed."""
        for name, message in heading.faults:
            self.ledger.problems.add(self.sheet.name, 1, name[:60], message)
        if heading.faults:
            self.ledger.spoilt.sheet(self.model)
            return
        self.left_out = {
            column.field or column.name
            for column in self.sheet.columns
            if column.stays and column.name not in heading.names
        }
        with closing(Seen()) as self.seen:
            for chunk in chunks:
                for place, column, message in chunk.wrong:
                    self.refuse(chunk, place, column, message)
                self._take(chunk)
                tables.check_references()
                self.ledger.advance(len(chunk))

    def refuse(self, chunk: Chunk, place: int, column: str, message: object) -> None:
        """Note what is wrong with a row; it will not be written."""
        raw = self._spoil(chunk, place)
        self.ledger.problems.add(
            self.sheet.name, chunk.numbers[place], column, message, raw
        )

    def _spoil(self, chunk: Chunk, place: int) -> dict[str, str]:
        """Do not write a row; gives it as it was read."""
        raw = chunk.raw(place)
        chunk.refused.add(place)
        if reference := raw.get("id", "").strip():
            self.ledger.spoilt.row(self.model, reference)
        return raw

    def _take(self, chunk: Chunk) -> None:
        self._find_references(chunk)
        self.find_existing(chunk)
        chunk = self._without_settled(chunk.fine())
        self.work_out(chunk)
        chunk = chunk.fine()
        new, existing = chunk.new(), chunk.existing()
        if new:
            self.insert(new)
            self.after(new.fine())
        if existing:
            self.check(existing)
            existing = existing.fine()
            self._update(existing)
            self.after(existing.fine())
        counts = self.ledger.counts[self.sheet.name]
        counts["created"] += len(new) - len(new.refused)
        counts["changed"] += len(existing.changed)
        counts["unchanged"] += len(existing) - len(existing.changed)

    def _without_settled(self, chunk: Chunk) -> Chunk:
        """Leave rows alone that came to an end here, whatever a file still says."""
        settled = self.settled(chunk)
        if not any(settled):
            return chunk
        left = chunk.only([not one for one in settled])
        counts = self.ledger.counts[self.sheet.name]
        counts["unchanged"] += len(chunk) - len(left)
        return left

    @cached_property
    def _merged_away(self) -> set[str]:
        return removed_references(self.model)

    # -- for loaders of one sheet --------------------------------------------------

    def settled(self, chunk: Chunk) -> list[bool]:
        """Of each row, whether it stays as it is here, whatever the sheet says.

        A merge took away what it is about, as both could not stay.
        """
        if not self._merged_away:
            return []
        return [one in self._merged_away for one in chunk["id"]]

    def work_out(self, chunk: Chunk) -> None:
        """Work out values that the sheet does not say."""

    def check(self, chunk: Chunk) -> None:
        """Refuse what the database would refuse, in words that help.

        Asked of new rows once the database refused some: mostly all of them are fine.
        """

    def after(self, chunk: Chunk) -> None:
        """Write what hangs on the records: all of them new, or all existing."""

    def new_keys(self, how_many: int) -> list[Any]:
        """Keys for new records."""
        return list(tables.free_ids(self.model, how_many))

    # -- what the rows name --------------------------------------------------------

    def _find_references(self, chunk: Chunk) -> None:
        for column in self.sheet.columns:
            if column.to is None:
                continue
            if column.field:
                self._find_one(chunk, column, column.to)
            else:
                self._find_several(chunk, column, column.to)

    def _find_one(self, chunk: Chunk, column: Column, model: type[Model]) -> None:
        wanted = set(chunk[column.field]) - {None}
        known = self.ledger.known(model, wanted)
        unknown = wanted - known.keys()
        if unknown:
            for place, reference in chunk.each(column.field):
                if reference in unknown:
                    self._refuse_unknown(chunk, place, column, reference)
        chunk[column.field] = [known.get(r) for r in chunk[column.field]]

    def _find_several(self, chunk: Chunk, column: Column, model: type[Model]) -> None:
        wanted = {r for several in chunk[column.name] for r in several or ()}
        known = self.ledger.known(model, wanted)
        unknown = wanted - known.keys()
        for place, several in chunk.each(column.name) if unknown else ():
            for reference in unknown.intersection(several or ()):
                self._refuse_unknown(chunk, place, column, reference)
        chunk[column.name] = [
            [known[r] for r in several or () if r in known]
            for several in chunk[column.name]
        ]

    def _refuse_unknown(
        self, chunk: Chunk, place: int, column: Column, reference: str
    ) -> None:
        assert column.to is not None  # noqa: S101 - only for columns that refer
        kind = column.to._meta.verbose_name
        if column.to not in SHEET_OF:
            message = _(
                "“%(reference)s” is unknown: no %(kind)s has this reference; mend it, "
                "or make it here first"
            ) % {"reference": reference, "kind": kind}
            self.refuse(chunk, place, column.name, message)
            return
        if self.ledger.spoilt.holds(column.to, reference):
            self._spoil(chunk, place)  # it is known, and wrong: that was said
            return
        self.refuse(
            chunk,
            place,
            column.name,
            _(
                "“%(reference)s” is unknown: no %(kind)s has this id; mend it, or add "
                "it to the sheet “%(sheet)s”"
            )
            % {
                "reference": reference,
                "kind": kind,
                "sheet": SHEET_OF[column.to],
            },
        )

    def find_existing(self, chunk: Chunk) -> None:
        """Find the records that the rows are about."""
        references = chunk["id"]
        wanted = set(references) - {None}
        known = tables.find(self.model, "reference", wanted, ("reference", "batch_id"))
        found = self._as_they_are([reference for reference, _batch in known])
        chunk.found = [found.get(reference) for reference in references]
        chunk.keys = [record and record["pk"] for record in chunk.found]
        before = {
            reference
            for reference, batch in known
            if batch == self.ledger.batch.pk or self.seen.before(reference)
        }
        if not before and len(wanted) == len(references):
            return
        for place, reference in chunk.each("id"):
            if reference in before:
                self._refuse_twice(chunk, place, reference)
            elif reference is not None:
                before.add(reference)

    def _refuse_twice(self, chunk: Chunk, place: int, reference: str) -> None:
        message = _("“%(id)s” stands in this sheet twice") % {"id": reference}
        self.refuse(chunk, place, "id", message)

    def _as_they_are(self, references: list[str]) -> dict[str, dict[str, Any]]:
        if not references:
            return {}
        records = self.model._default_manager.filter(reference__in=references)
        rows = records.values("reference", "pk", *self.fields)
        return {row["reference"]: row for row in rows}

    # -- writing -------------------------------------------------------------------

    def insert(self, chunk: Chunk) -> None:
        """Write new rows."""
        chunk.keys = self.new_keys(len(chunk))
        columns = ["id", "reference", "batch_id", *self.fields]
        values = chunk.values | {
            "id": chunk.keys,
            "reference": chunk["id"],
            "batch_id": [self.ledger.batch.pk] * len(chunk),
        }
        for name, value in self._defaults.items():
            if name not in values:
                columns.append(name)
                values[name] = [value] * len(chunk)
        stored = [tables.stored(self.model, name, values[name]) for name in columns]
        rows = list(zip(*stored, strict=True))
        if self._refused(columns, rows):
            self.check(chunk)
            fine = [place for place in range(len(rows)) if place not in chunk.refused]
            self._write(chunk, columns, rows, fine)

    def _refused(
        self, columns: list[str], rows: list[tuple[Any, ...]]
    ) -> IntegrityError | DataError | None:
        """Write rows together; what the database says when it does not take them."""
        try:
            with transaction.atomic():
                tables.insert(self.model, columns, rows)
        except (IntegrityError, DataError) as error:
            return error
        return None

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        """What columns hold that the sheet does not speak of."""
        return {
            field.attname: field.get_default()
            for field in self.model._meta.concrete_fields
            if not (field.null or field.generated or field.primary_key)
        }

    def _write(
        self,
        chunk: Chunk,
        columns: list[str],
        rows: list[tuple[Any, ...]],
        places: list[int],
    ) -> None:
        """Write rows together; where the database refuses, find which one it was."""
        error = self._refused(columns, [rows[place] for place in places])
        if error is None:
            return
        if len(places) == 1:
            self.refuse(chunk, places[0], *self._in_words(error))
            return
        half = len(places) // 2
        self._write(chunk, columns, rows, places[:half])
        self._write(chunk, columns, rows, places[half:])

    def _in_words(self, error: IntegrityError | DataError) -> tuple[str, str]:
        """The columns that the database refused, and why, as the constraint says it."""
        return in_words(self.model, self._columns_by_field, str(error))

    @cached_property
    def _columns_by_field(self) -> dict[str, str]:
        columns = {column.field: column.name for column in self.sheet.columns}
        return columns | {"reference": "id"}

    def _update(self, chunk: Chunk) -> None:
        alone = self.left_out.difference(self.derived)
        fields = [name for name in self.fields if name not in alone]
        for place, found in enumerate(chunk.found):
            assert found is not None  # noqa: S101 - only for what exists
            after = {}
            for name in fields:
                value, was = chunk[name][place], found[name]
                if value != was and plain(value) != plain(was):
                    after[name] = value
            if after:
                self._update_one(chunk, place, found, after)

    def _update_one(
        self, chunk: Chunk, place: int, found: dict[str, Any], after: dict[str, Any]
    ) -> None:
        try:
            with transaction.atomic():
                self.model._default_manager.filter(pk=found["pk"]).update(**after)
        except (IntegrityError, DataError) as error:
            self.refuse(chunk, place, *self._in_words(error))
            return
        before = {name: plain(found[name]) for name in after}
        after = {name: plain(value) for name, value in after.items()}
        self.note(chunk, place, before, after)

    def note(
        self, chunk: Chunk, place: int, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        """Write a line of history about a record that changed."""
        chunk.changed.add(place)
        key, reference = chunk.keys[place], chunk["id"][place]
        self.ledger.note_change(self.model, key, reference, before, after)
