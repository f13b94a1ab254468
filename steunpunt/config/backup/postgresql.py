"""PostgreSQL, copied table by table with COPY, in one transaction each way.

The rows go out and in as they are: no model, signal or default comes between. Columns
that the database works out itself are left to it. A backup fits the version of
Steunpunt that made it: its list of migrations has to be the one that is here.
"""

import json
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from steunpunt.config.backup.errors import BackupError

NAME = "tables.json"
CHUNK = 1024**2

TABLES = """
SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
FROM information_schema.columns JOIN information_schema.tables
USING (table_schema, table_name)
WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
AND is_generated = 'NEVER'
GROUP BY table_name ORDER BY table_name
"""
SEQUENCES = """
SELECT table_name, column_name,
       pg_get_serial_sequence(quote_ident(table_name), column_name)
FROM information_schema.columns
WHERE table_schema = current_schema() AND is_identity = 'YES'
"""


def copy_out(work: Path) -> list[Path]:
    """Write each table to a file in a folder; returns all files."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tables = _tables(cursor)
        about = work / NAME
        about.write_text(
            json.dumps({"migrations": _migrations(cursor), "tables": tables})
        )
        files = [about]
        for table, columns in tables.items():
            files.append(work / f"{table}.copy")
            copying = _statement("COPY {} ({}) TO STDOUT", table, columns)
            with files[-1].open("wb") as written, cursor.copy(copying) as rows:
                for data in rows:
                    written.write(data)
    return files


def check(work: Path) -> None:
    """Raise BackupError when it was made by another version of Steunpunt."""
    about = json.loads((work / NAME).read_text())
    with connection.cursor() as cursor:
        if about["migrations"] != _migrations(cursor):
            raise BackupError(
                _(
                    "another version of Steunpunt made it. Install that version, "
                    "restore the backup with it, and then install this one."
                )
            )


def copy_in(work: Path) -> None:
    """Replace all rows, in one transaction; references are checked at its end."""
    tables = json.loads((work / NAME).read_text())["tables"]
    with transaction.atomic(), connection.cursor() as cursor:
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))
        for table, columns in tables.items():
            # Triggers guard what people change; these rows have passed them before.
            cursor.execute(_statement("ALTER TABLE {} DISABLE TRIGGER USER", table))
            copying = _statement("COPY {} ({}) FROM STDIN", table, columns)
            with (
                (work / f"{table}.copy").open("rb") as read,
                cursor.copy(copying) as to,
            ):
                while data := read.read(CHUNK):
                    to.write(data)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(_statement("ALTER TABLE {} ENABLE TRIGGER USER", table))
        _count_on(cursor)


def _statement(text: str, table: str, columns: list[str] | None = None) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns or []))
    return sql.SQL(text).format(sql.Identifier(table), names)  # type: ignore[arg-type] # our own texts


def _tables(cursor: Any) -> dict[str, list[str]]:
    cursor.execute(TABLES)
    return dict(cursor.fetchall())


def _migrations(cursor: Any) -> list[list[str]]:
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [list(row) for row in cursor.fetchall()]


def _count_on(cursor: Any) -> None:
    """Let new rows get keys after the highest one there is."""
    cursor.execute(SEQUENCES)
    for table, column, sequence in cursor.fetchall():
        highest = sql.SQL(
            "SELECT setval({}, COALESCE(MAX({}), 0) + 1, false) FROM {}"
        ).format(sql.Literal(sequence), sql.Identifier(column), sql.Identifier(table))
        cursor.execute(highest)
