"""Writes a year's records in the import format: what comes out can go in again."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from steunpunt.channels.models import FollowerReading, SiteReading
from steunpunt.exchange.sheets import SHEETS, Column, Sheet
from steunpunt.exchange.values import written
from steunpunt.figures.periods import Period
from steunpunt.programme.models import (
    Activity,
    Attendance,
    Evaluation,
    Registration,
    Session,
)
from steunpunt.sector.models import Person, Role
from steunpunt.support.models import (
    Support,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportSession,
)

Records = QuerySet[Any, Any]
CHUNK = 2000


def export(period: Period, folder: Path) -> dict[str, int]:
    """Write the records of a period, and the register they lean on, to CSV files.

    Returns how many rows each sheet got.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for sheet in SHEETS:
        with (folder / f"{sheet.name}.csv").open(
            "w", newline="", encoding="utf-8"
        ) as opened:
            writer = csv.writer(opened, lineterminator="\n")
            writer.writerow([column.name for column in sheet.columns])
            counts[sheet.name] = 0
            for row in rows_of(sheet, period):
                writer.writerow(row)
                counts[sheet.name] += 1
    return counts


def rows_of(sheet: Sheet, period: Period) -> Iterator[list[str]]:
    """The rows of a sheet for a period, as cells."""
    records = _records(sheet, period)
    chunk: list[Any] = []
    for record in records.iterator(chunk_size=CHUNK):
        chunk.append(record)
        if len(chunk) == CHUNK:
            yield from _as_cells(sheet, chunk)
            chunk = []
    yield from _as_cells(sheet, chunk)


def _records(sheet: Sheet, period: Period) -> Records:
    """What belongs to a period; registers and vocabularies are exported whole."""
    records: Records = sheet.model._default_manager.all()
    days = (period.first, period.last)
    of: dict[type[Model], Callable[[], Records]] = {
        Person: lambda: records.filter(_is_named_in(period)),
        Role: lambda: records.filter(
            person__in=Person.objects.filter(_is_named_in(period))
        ),
        Activity: lambda: records.filter(starts_on__range=days),
        Session: lambda: records.filter(activity__starts_on__range=days),
        Registration: lambda: records.filter(activity__starts_on__range=days),
        Evaluation: lambda: records.filter(activity__starts_on__range=days),
        SupportRequest: lambda: records.filter(received_on__range=days),
        Support: lambda: records.filter(requested_on__range=days),
        SupportSession: lambda: records.filter(support__requested_on__range=days),
        SupportParticipant: lambda: records.filter(support__requested_on__range=days),
        SiteReading: lambda: records.filter(
            period_from__gte=days[0], period_to__lte=days[1]
        ),
        FollowerReading: lambda: records.filter(read_on__range=days),
    }
    chosen = of[sheet.model]() if sheet.model in of else records
    foreign = [
        column.field.removesuffix("_id")
        for column in sheet.columns
        if column.to is not None and column.field
    ]
    key = "pk" if sheet.model is SupportParticipant else "reference"
    return chosen.select_related(*foreign).order_by(key)


def _is_named_in(period: Period) -> Q:
    """People who registered, asked or took part in the period."""
    days = (period.first, period.last)
    return (
        Q(
            Exists(
                Registration.objects.filter(
                    person=OuterRef("pk"), activity__starts_on__range=days
                )
            )
        )
        | Q(
            Exists(
                SupportRequest.objects.filter(
                    asker=OuterRef("pk"), received_on__range=days
                )
            )
        )
        | Q(
            Exists(
                SupportParticipant.objects.filter(
                    person=OuterRef("pk"), support__requested_on__range=days
                )
            )
        )
    )


def _as_cells(sheet: Sheet, records: list[Any]) -> Iterator[list[str]]:
    extra = {
        column.name: _several(sheet, column, records)
        for column in sheet.columns
        if not column.field and column.name != "id"
    }
    for record in records:
        yield [
            written(_value(column, record, extra.get(column.name)))
            for column in sheet.columns
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
    """Values that stand in another table: themes, requests, attended sessions."""
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
    links = sheet.model._meta.get_field("theme_links").related_model
    owner = sheet.model._meta.get_field("theme_links").field.attname  # type: ignore[union-attr] # a reverse relation
    return (
        links._default_manager.filter(**{f"{owner}__in": keys})  # type: ignore[union-attr] # a model
        .order_by("theme__position", "theme__reference")
        .values_list(owner, "theme__reference")
    )
