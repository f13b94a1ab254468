"""Writes and looks up many rows at once, the fastest way each database knows."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model


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


def insert(
    model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows; values are as the database stores them (see `adapted`)."""
    if not rows:
        return
    table = model._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608 - our own names
            rows,
        )


def adapters(model: type[Model], columns: Sequence[str]) -> list[Any]:
    """For each column, the function from value to what the database stores."""
    fields = {field.attname: field for field in model._meta.concrete_fields}

    def adapter(name: str) -> Any:
        field: Any = fields[name]
        target = field.target_field if field.is_relation else field
        kind = target.get_internal_type()
        plain = {"CharField", "TextField", "BigAutoField", "BigIntegerField"}
        if kind in plain or "Integer" in kind or kind == "BooleanField":
            return None
        # Days and moments come back often; SQLite wants each of them as text.
        return lru_cache(65_536)(
            lambda value: field.get_db_prep_save(value, connection)
        )

    return [adapter(name) for name in columns]


def found_by(
    model: type[Model],
    column: str,
    keys: Iterable[Any],
    columns: Sequence[str],
) -> list[tuple[Any, ...]]:
    """The rows whose column is one of the keys."""
    wanted = list(keys)
    rows: list[tuple[Any, ...]] = []
    for start in range(0, len(wanted), 10_000):
        part = wanted[start : start + 10_000]
        rows += model._default_manager.filter(**{f"{column}__in": part}).values_list(
            *columns
        )
    return rows


def ids_of(model: type[Model], references: Iterable[str]) -> dict[str, Any]:
    """The keys of records, by reference; an unknown reference is not there."""
    return dict(found_by(model, "reference", references, ("reference", "pk")))
