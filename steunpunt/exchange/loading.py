"""Brings one sheet into its table, chunk by chunk.

A `Loader` reads cells, finds the records they name, and tells new rows from changed
and unchanged ones. Sheets that need more (attribution, attendance, links) have their
own loader in `loaders`.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from steunpunt.exchange import tables
from steunpunt.exchange.sheets import Column, Sheet
from steunpunt.exchange.values import WrongValue
from steunpunt.records.history import plain
from steunpunt.records.models import Change

if TYPE_CHECKING:
    from steunpunt.exchange.importing import Import

CHUNK = 4000
SMALL = 20_000


class Entry:
    """One row on its way in: where it stood, what it said, and its values."""

    __slots__ = ("cells", "columns", "found", "number", "pk", "refused", "values")

    def __init__(
        self, number: int, cells: list[str], columns: Sequence[Column]
    ) -> None:
        self.number = number
        self.cells = cells
        self.columns = columns
        self.values: dict[str, Any] = {}
        self.refused = False
        self.pk: Any = None
        self.found: dict[str, Any] | None = None

    @property
    def raw(self) -> dict[str, str]:
        """The row as it was read."""
        return {c.name: t for c, t in zip(self.columns, self.cells, strict=False)}


class Loader:
    """Loads one sheet."""

    #: columns of the table that this loader works out, beside those of the sheet
    derived: tuple[str, ...] = ()

    def __init__(self, sheet: Sheet, work: "Import") -> None:
        self.sheet = sheet
        self.work = work
        self.model: type[Model] = sheet.model
        self.key = sheet.columns[0].name if sheet.columns[0].name == "id" else ""
        self.fields = [c.field for c in sheet.columns if c.field] + list(self.derived)
        self.seen: set[str] = set()

    # -- reading -------------------------------------------------------------------

    def load(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        """Read every row of the sheet and write what is new or changed."""
        columns = self._heading(next(rows, (1, []))[1])
        if columns is None:
            return
        while chunk := list(islice(rows, CHUNK)):
            entries = [
                entry
                for number, cells in chunk
                if (entry := self._entry(number, cells, columns)) is not None
            ]
            self._take(entries)
            self.work.advance(len(chunk))

    def _heading(self, names: list[str]) -> list[Column] | None:
        known = self.sheet.by_name
        names = [name.strip() for name in names]
        while names and not names[-1]:
            names.pop()
        if not names:
            return None
        fine = True
        for name in names:
            if name not in known:
                fine = self._refuse_column(
                    name, _("is not a column of this sheet; remove it or mend its name")
                )
            elif names.count(name) > 1:
                fine = self._refuse_column(name, _("stands in the heading twice"))
        for column in self.sheet.columns:
            if column.required and column.name not in names:
                fine = self._refuse_column(column.name, _("is required, but missing"))
        return [known[name] for name in names] if fine else None

    def _refuse_column(self, name: str, message: str) -> bool:
        self.work.problems.add(self.sheet.name, 1, name[:60], message)
        return False

    def _entry(
        self, number: int, cells: list[str], columns: Sequence[Column]
    ) -> Entry | None:
        if not any(cells):
            return None
        entry = Entry(number, cells, columns)
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            self.refuse(entry, "", _("has more cells than the heading has columns"))
        values = entry.values = self._empty.copy()
        for column, cell in zip(columns, cells, strict=False):
            text = cell.strip()
            if text:
                self._read(entry, column, text)
        for column in self._required:
            if values[column.field or column.name] is None:
                self._miss(entry, column)
        return entry

    def _read(self, entry: Entry, column: Column, text: str) -> None:
        try:
            value = column.read(text)
        except WrongValue as wrong:
            self.refuse(entry, column.name, wrong)
            return
        if column.longest and len(value) > column.longest:
            self.refuse(
                entry,
                column.name,
                _("has %(n)s characters; at most %(most)s fit")
                % {"n": len(value), "most": column.longest},
            )
        entry.values[column.field or column.name] = value

    def _miss(self, entry: Entry, column: Column) -> None:
        if not entry.raw.get(column.name, "").strip():
            self.refuse(entry, column.name, _("is empty, but required"))

    @cached_property
    def _required(self) -> list[Column]:
        return [column for column in self.sheet.columns if column.required]

    @cached_property
    def _empty(self) -> dict[str, Any]:
        """What a row says that says nothing; a required cell then has no value."""
        return {
            column.field or column.name: None if column.required else column.empty
            for column in self.sheet.columns
        }

    def refuse(self, entry: Entry, column: str, message: object) -> None:
        """Note what is wrong with a row; it will not be written."""
        entry.refused = True
        self.work.problems.add(
            self.sheet.name, entry.number, column, message, entry.raw
        )

    # -- one chunk -----------------------------------------------------------------

    def _take(self, entries: list[Entry]) -> None:
        self._find_references(entries)
        self._find_existing(entries)
        fine = [entry for entry in entries if not entry.refused]
        self.work_out(fine)
        fine = [entry for entry in fine if not entry.refused]
        self.check(fine)
        fine = [entry for entry in fine if not entry.refused]
        new = [entry for entry in fine if entry.found is None]
        changed = [entry for entry in fine if entry.found is not None]
        self._insert(new)
        for entry in changed:
            self._update(entry)
        self.after([entry for entry in fine if not entry.refused])

    def work_out(self, entries: list[Entry]) -> None:
        """Work out values that the sheet does not say."""

    def check(self, entries: list[Entry]) -> None:
        """Refuse what the database would refuse, in words that help."""

    def after(self, entries: list[Entry]) -> None:
        """Write what hangs on the records of this chunk."""

    def _find_references(self, entries: list[Entry]) -> None:
        for column in self.sheet.columns:
            if column.to is None:
                continue
            if column.field:
                self._find_one(column, entries)
            else:
                self._find_several(column, entries)

    def _find_one(self, column: Column, entries: list[Entry]) -> None:
        wanted = {r for e in entries if (r := e.values.get(column.field))}
        known = self.work.known(column.to, wanted)
        for entry in entries:
            reference = entry.values.get(column.field)
            if reference is None:
                continue
            entry.values[column.field] = known.get(reference)
            if reference not in known:
                self._refuse_unknown(entry, column, reference)

    def _find_several(self, column: Column, entries: list[Entry]) -> None:
        wanted = {r for e in entries for r in e.values.get(column.name, ())}
        known = self.work.known(column.to, wanted)
        for entry in entries:
            references = entry.values.get(column.name, ())
            entry.values[column.name] = [known[r] for r in references if r in known]
            for reference in references:
                if reference not in known:
                    self._refuse_unknown(entry, column, reference)

    def _refuse_unknown(self, entry: Entry, column: Column, reference: str) -> None:
        assert column.to is not None  # noqa: S101 - only for columns that refer
        self.refuse(
            entry,
            column.name,
            _("“%(reference)s” is unknown: no %(kind)s has this id")
            % {"reference": reference, "kind": column.to._meta.verbose_name},
        )

    def _find_existing(self, entries: list[Entry]) -> None:
        if not self.key:
            return
        references = [entry.values.get("id") for entry in entries]
        columns = ("reference", "pk", "batch_id", *self.fields)
        found = {
            row[0]: dict(zip(columns, row, strict=True))
            for row in tables.found_by(
                self.model, "reference", {r for r in references if r}, columns
            )
        }
        within: set[str] = set()
        for entry, reference in zip(entries, references, strict=True):
            entry.found = found.get(reference or "")
            twice = reference in within or reference in self.seen
            if entry.found is not None:
                entry.pk = entry.found["pk"]
                twice = twice or entry.found["batch_id"] == self.work.batch.pk
            if reference and twice:
                self.refuse(
                    entry,
                    "id",
                    _("“%(id)s” stands in this sheet twice") % {"id": reference},
                )
            elif reference:
                within.add(reference)
                if entry.found is not None and len(self.seen) < 1_000_000:
                    self.seen.add(reference)

    # -- writing -------------------------------------------------------------------

    def _insert(self, entries: list[Entry]) -> None:
        if not entries:
            return
        self._give_keys(entries)
        columns = ["id", "reference", "batch_id", *self.fields]
        columns += [name for name in self._defaults if name not in columns]
        self._write(entries, columns)
        self.work.counts[self.sheet.name]["created"] += sum(
            not entry.refused for entry in entries
        )

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        """What columns hold that the sheet does not speak of."""
        return {
            field.attname: field.get_default()
            for field in self.model._meta.concrete_fields
            if not (field.null or field.generated or field.primary_key)
            and field.attname not in (*self.fields, "reference")
        }

    def _give_keys(self, entries: list[Entry]) -> None:
        for entry, pk in zip(
            entries, tables.free_ids(self.model, len(entries)), strict=True
        ):
            entry.pk = pk

    def _write(self, entries: list[Entry], columns: list[str]) -> None:
        """Write rows together; where the database refuses, find which one it was."""
        rows = self._as_stored(entries, columns)
        try:
            with transaction.atomic():
                tables.insert(self.model, columns, rows)
                if len(entries) == 1:
                    connection.check_constraints([self.model._meta.db_table])
        except IntegrityError as error:
            if len(entries) == 1:
                self.refuse(entries[0], "", self._in_words(error))
                return
            half = len(entries) // 2
            self._write(entries[:half], columns)
            self._write(entries[half:], columns)

    def _in_words(self, error: IntegrityError) -> str:
        """What the database refused, as the constraint says it."""
        for constraint in self.model._meta.constraints:
            if constraint.name in str(error):
                return str(constraint.violation_error_message)
        return _("goes against a rule of the database: %(error)s") % {
            "error": str(error).splitlines()[0]
        }

    def _as_stored(self, entries: list[Entry], columns: list[str]) -> list[list[Any]]:
        adapt = tables.adapters(self.model, columns)
        batch, defaults = self.work.batch.pk, self._defaults
        rows = []
        for entry in entries:
            values = {**defaults, **entry.values} if defaults else entry.values
            values["reference"], values["batch_id"] = values.get("id"), batch
            row = [entry.pk]
            row += [
                values[name] if fit is None else fit(values[name])
                for name, fit in zip(columns[1:], adapt[1:], strict=True)
            ]
            rows.append(row)
        return rows

    def _update(self, entry: Entry) -> None:
        assert entry.found is not None  # noqa: S101 - only for what exists
        before, after = {}, {}
        for name in self.fields:
            if plain(entry.found[name]) != plain(entry.values[name]):
                before[name] = plain(entry.found[name])
                after[name] = entry.values[name]
        if not after:
            self.work.counts[self.sheet.name]["unchanged"] += 1
            return
        try:
            with transaction.atomic():
                self.model._default_manager.filter(pk=entry.pk).update(**after)
        except IntegrityError as error:
            self.refuse(entry, "", self._in_words(error))
            return
        self.note(entry, before, {name: plain(value) for name, value in after.items()})

    def note(self, entry: Entry, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Write a line of history about a record that changed, and count it."""
        self.work.counts[self.sheet.name]["changed"] += 1
        self.work.changes.append(
            Change(
                model=self.model._meta.label_lower,
                record_id=str(entry.pk),
                reference=entry.values.get("id") or "",
                kind=Change.Kind.CHANGED,
                by=self.work.batch.by,
                batch=self.work.batch,
                before=before,
                after=after,
            )
        )
