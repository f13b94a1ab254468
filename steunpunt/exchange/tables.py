"""Writes and looks up many rows at once, the fastest way each database knows."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Model

Rows = Sequence[Sequence[Any]]
SMALL_CACHE, LARGE_CACHE = 128_000, 512_000  # kilobytes
SAME = {"CharField", "TextField", "BigAutoField", "BooleanField"}


def free_ids(model: type[Model], how_many: int) -> range | list[int]:
    """Keys for new rows. The caller's transaction keeps others from taking them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'SELECT COALESCE(MAX(id), 0) FROM "{table}"')  # noqa: S608 - our own table
            first = cursor.fetchone()[0] + 1
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            if used := cursor.fetchone():
                first = max(first, used[0] + 1)
            return range(first, first + how_many)
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) "
            "FROM generate_series(1, %s)",
            [f'"{table}"', how_many],
        )
        return [row[0] for row in cursor.fetchall()]


def insert(model: type[Model], columns: Sequence[str], rows: Rows) -> None:
    """Insert rows; values are as the database stores them (see `adapters`)."""
    if not rows:
        return
    table = model._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "sqlite":
        statement = f'INSERT INTO "{table}" ({names}) VALUES '  # noqa: S608 - our own names
        _insert_sqlite(statement, len(columns), rows)
        return
    with (
        connection.wrap_database_errors,  # Django knows nothing of COPY
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _insert_sqlite(insert: str, width: int, rows: Rows) -> None:
    """Many rows in one statement: three times as fast as a statement for each.

    The connection is used as it is, since Django would look for its own marks in each
    of these long statements.
    """
    connection.ensure_connection()
    database: sqlite3.Connection = connection.connection
    marks = f"({', '.join('?' * width)})"
    most = database.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    together = max(1, min(500, most // width))
    with connection.wrap_database_errors:
        for part in _parts(rows, together):
            statement = insert + ", ".join([marks] * len(part))
            database.execute(statement, list(chain.from_iterable(part)))


def _parts(rows: Rows, size: int) -> Iterator[Rows]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def stored(model: type[Model], column: str, values: Sequence[Any]) -> Sequence[Any]:
    """Values of a column as the database stores them; equal ones are made once.

    Not moments: to find equal ones takes longer than to make them.
    """
    adapt = _adapter(model, column)
    if adapt is None:
        return values
    if adapt is _moment_of_sqlite:
        return [adapt(value) for value in values]
    made = {value: adapt(value) for value in set(values)}
    return [made[value] for value in values]


@lru_cache(maxsize=1024)
def _adapter(model: type[Model], column: str) -> Any:
    """From value to what the database stores; None when they are the same."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    field: Any = fields[column]
    kind = (field.target_field if field.is_relation else field).get_internal_type()
    if kind == "DateTimeField":
        return _moment_of_sqlite if connection.vendor == "sqlite" else None
    if kind in SAME or "Integer" in kind:
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _moment_of_sqlite(value: datetime | None) -> str | None:
    """As Django writes it, without its detours: there are millions of moments."""
    return value.astimezone(UTC).isoformat(" ")[:-6] if value else None


def find(
    model: type[Model], by: str, keys: Collection[Any], columns: Sequence[str]
) -> list[tuple[Any, ...]]:
    """The rows whose column `by` is one of the keys, as the database stores them.

    Keys are numbers or texts; they travel as one value, however many there are.
    """
    if not keys:
        return []
    names = ", ".join(f'"{name}"' for name in columns)
    select = f'SELECT {names} FROM "{model._meta.db_table}" WHERE "{by}" '  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            among = "IN (SELECT value FROM json_each(%s))"
            cursor.execute(select + among, [json.dumps(list(keys))])
        else:
            cursor.execute(select + "= ANY(%s)", [list(keys)])
        return cursor.fetchall()


def ids_of(model: type[Model], references: Iterable[str]) -> dict[str, Any]:
    """The keys of records, by reference; an unknown reference is not there."""
    return dict(find(model, "reference", list(references), ("reference", "id")))


def find_pairs(
    model: type[Model],
    by: tuple[str, str],
    pairs: Collection[tuple[int, int]],
    columns: Sequence[str],
) -> list[tuple[Any, ...]]:
    """The rows whose two columns `by` are one of the pairs."""
    if not pairs:
        return []
    names = ", ".join(f't."{name}"' for name in columns)
    if connection.vendor == "sqlite":
        listed = "json_each(%s)"
        wanted = ["json_extract(value, '$[0]')", "json_extract(value, '$[1]')"]
        params: list[Any] = [json.dumps(list(pairs))]
    else:
        listed = "unnest(%s::bigint[], %s::bigint[]) AS pair (a, b)"
        wanted = ["a", "b"]
        params = [list(side) for side in zip(*pairs, strict=True)]
    matches = (f't."{name}" = {what}' for name, what in zip(by, wanted, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {names} FROM {listed} CROSS JOIN "{model._meta.db_table}" t '  # noqa: S608 - our own names
            f"WHERE {' AND '.join(matches)}",
            params,
        )
        return cursor.fetchall()


def check_references() -> None:
    """Let PostgreSQL check the references of what was written so far.

    Else it would keep millions of checks for the end. Outside savepoints, where locking
    a row that many refer to costs more each time. SQLite checks while it writes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def cache_kilobytes(rows: int) -> int:
    """How much of the database SQLite keeps at hand while about so many rows come in.

    Keys of people and references come in any order: each row touches pages all over.
    """
    return max(SMALL_CACHE, min(LARGE_CACHE, rows // 10))


@contextmanager
def large_cache(rows: int) -> Iterator[None]:
    """Let SQLite keep more of the database at hand while about so many rows come in."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{cache_kilobytes(rows)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


def analyse() -> None:
    """Let PostgreSQL look at what came in, so that it plans well at once."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
