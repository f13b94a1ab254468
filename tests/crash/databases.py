"""The databases of the kill tests: copied by name, used by a child, looked at after."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

#: the database that the commands of a site work on
SITE = "steunpunt"
SERVER, OWN = "CRASH_TEST_SERVER", "CRASH_TEST_OWN"


class SQLite:
    """Each database is a file in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def settings(self) -> dict[str, str]:
        """What a command has to know to work on the site."""
        return {}

    def make_site(self, migrated: str) -> None:
        """A site without records, from a database that is migrated."""
        shutil.copyfile(migrated, self._path(SITE))

    def copy(self, source: str, target: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path(target, suffix).unlink(missing_ok=True)
        shutil.copyfile(self._path(source), self._path(target))

    def name(self, database: str) -> str:
        """What Django calls it."""
        return str(self._path(database))

    def is_whole(self, database: str) -> bool:
        with closing(self._open(database)) as opened:
            return opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"

    def tables(self, database: str) -> Iterator[tuple[str, int, str]]:
        """Each table: how many rows, and a fingerprint of them."""
        with closing(self._open(database)) as opened:
            of_all = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            for (table,) in opened.execute(of_all).fetchall():
                rows = opened.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
                yield table, len(rows), sha256(repr(rows).encode()).hexdigest()

    def _open(self, database: str) -> sqlite3.Connection:
        from steunpunt.config.backup.sqlite import know_functions

        opened = sqlite3.connect(self._path(database))
        know_functions(opened)
        return opened

    def _path(self, database: str, suffix: str = "") -> Path:
        return self.folder / f"{database}.sqlite3{suffix}"


class PostgreSQL:
    """Each database is one of the test server's, with a name of this run's own."""

    def __init__(self, server: str, own: str) -> None:
        self.server = server
        self.own = own

    def settings(self) -> dict[str, str]:
        address = self._address(SITE)
        return {"STEUNPUNT_DATABASE_URL": address, SERVER: self.server, OWN: self.own}

    def make_site(self, migrated: str) -> None:
        self._copy(migrated, self.name(SITE))

    def copy(self, source: str, target: str) -> None:
        self._copy(self.name(source), self.name(target))

    def _copy(self, source: str, target: str) -> None:
        self._command("DROP DATABASE IF EXISTS {} WITH (FORCE)", target)
        self._command("CREATE DATABASE {} TEMPLATE {}", target, source)

    def name(self, database: str) -> str:
        return f"{database}_{self.own}"

    def is_whole(self, database: str) -> bool:
        """Once the server has seen that nobody asks any more."""
        for _wait in range(200):
            if not self._is_busy(database):
                return True
            time.sleep(0.05)
        return False

    def tables(self, database: str) -> Iterator[tuple[str, int, str]]:
        of_all = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
        of_one = sql.SQL(
            "SELECT COUNT(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t"
        )
        with psycopg.connect(self._address(database)) as opened:
            for (table,) in opened.execute(of_all).fetchall():
                found: Any = opened.execute(
                    of_one.format(sql.Identifier(table))
                ).fetchone()
                yield table, found[0], str(found[1])

    def _is_busy(self, database: str) -> bool:
        of_it = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = %s"
        with psycopg.connect(self.server) as opened:
            return bool(opened.execute(of_it, [self.name(database)]).fetchone()[0])

    def _command(self, words: str, *databases: str) -> None:
        names = map(sql.Identifier, databases)
        with psycopg.connect(self.server, autocommit=True) as opened:
            opened.execute(sql.SQL(words).format(*names))

    def _address(self, database: str) -> str:
        return urlunsplit(
            urlsplit(self.server)._replace(path=f"/{self.name(database)}")
        )


def the_database(folder: Path) -> SQLite | PostgreSQL:
    """The one that this run is about."""
    server = os.environ.get(SERVER)
    return PostgreSQL(server, os.environ[OWN]) if server else SQLite(folder)
