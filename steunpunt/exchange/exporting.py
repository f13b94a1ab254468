"""Writes a year's records in the import format: what comes out can go in again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from steunpunt.accounts.models import User
from steunpunt.exchange.selecting import Selection
from steunpunt.exchange.sheets import SHEETS, Column, Sheet
from steunpunt.exchange.writing import writer_to
from steunpunt.figures.periods import Period
from steunpunt.programme.models import Attendance, SessionTrainer
from steunpunt.support.models import SupportRequestLink

Progress = Callable[[str, int, int], None]
CHUNK = 2000


def export(
    period: Period,
    target: Path,
    *,
    reader: User | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write the records of a period, and the register they lean on.

    Args:
        period: which year.
        target: a folder for CSV files, or a file that ends in .zip or .xlsx.
        reader: for whom it is; confidential records stay out for who may not see them.
        progress: called with the sheet, the rows done and how many there are.

    Returns how many rows each sheet got.

    Raises:
        TooLarge: when a workbook cannot hold it.
    """
    selection = Selection(period, reader)
    counts = {}
    with consistent(), writer_to(target) as write:
        for sheet in SHEETS:
            report = _reporter(sheet, selection, progress)
            counts[sheet.name] = write(sheet, rows_of(sheet, selection, report))
    return counts


@contextmanager
def consistent() -> Iterator[None]:
    """Read everything as it was at one moment, without holding up who writes."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # reads a snapshot, locks nobody out
            try:
                yield
            finally:
                cursor.execute("COMMIT")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _reporter(
    sheet: Sheet, selection: Selection, progress: Progress | None
) -> Callable[[int], None]:
    if progress is None:
        return lambda done: None
    of = selection.records(sheet).count()
    return lambda done: progress(sheet.name, done, of)


def rows_of(
    sheet: Sheet, selection: Selection, report: Callable[[int], None]
) -> Iterator[list[Any]]:
    """The rows of a sheet, as values."""
    records = selection.records(sheet)
    chunk: list[Any] = []
    done = 0
    for record in records.iterator(chunk_size=CHUNK):
        chunk.append(record)
        if len(chunk) == CHUNK:
            yield from _as_values(sheet, chunk)
            done += CHUNK
            report(done)
            chunk = []
    yield from _as_values(sheet, chunk)
    report(done + len(chunk))


def _as_values(sheet: Sheet, records: list[Any]) -> Iterator[list[Any]]:
    extra = {
        column.name: _several(sheet, column, records)
        for column in sheet.columns
        if not column.field and column.name != "id"
    }
    for record in records:
        yield [
            _value(column, record, extra.get(column.name)) for column in sheet.columns
        ]


def _value(column: Column, record: Any, extra: dict[Any, Any] | None) -> Any:
    if column.name == "id":
        return record.reference
    if extra is not None:
        return extra.get(record.pk)
    if column.to is not None:
        other = getattr(record, column.field.removesuffix("_id"))
        return other.reference if other else None
    return getattr(record, column.field)


def _several(sheet: Sheet, column: Column, records: list[Any]) -> dict[Any, Any]:
    """Values of other tables: themes, trainers, requests, attended sessions."""
    keys = [record.pk for record in records]
    found: dict[Any, list[Any]] = defaultdict(list)
    for owner, value in _pairs(sheet, column, keys):
        found[owner].append(value)
    if column.name == "attended":
        return {
            owner: sorted(number for number, here in seen if here) or [0]
            for owner, seen in found.items()
        }
    return found


def _pairs(sheet: Sheet, column: Column, keys: list[Any]) -> Iterable[tuple[Any, Any]]:
    if column.name == "attended":
        rows = Attendance.objects.filter(registration__in=keys).values_list(
            "registration_id", "session__number", "present"
        )
        return ((owner, (number, here)) for owner, number, here in rows)
    if column.name == "requests":
        return (
            SupportRequestLink.objects.filter(support__in=keys)
            .order_by("request__received_on", "request__reference")
            .values_list("support_id", "request__reference")
        )
    if column.name == "trainers":
        return (
            SessionTrainer.objects.filter(session__in=keys)
            .order_by("trainer__reference")
            .values_list("session_id", "trainer__reference")
        )
    links = sheet.model._meta.get_field("theme_links").related_model
    owner = sheet.model._meta.get_field("theme_links").field.attname  # type: ignore[union-attr] # a reverse relation
    return (
        links._default_manager.filter(**{f"{owner}__in": keys})  # type: ignore[union-attr] # a model
        .order_by("theme__position", "theme__reference")
        .values_list(owner, "theme__reference")
    )
