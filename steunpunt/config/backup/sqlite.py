"""SQLite, copied by its own backup: consistent while the site runs."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped] # the stubs lack it
from django.utils.translation import gettext as _

from steunpunt.config.backup.errors import BackupError
from steunpunt.sector.folding import SQLITE_FUNCTION, fold

NAME = "database.sqlite3"


def copy_out(work: Path) -> list[Path]:
    """Write the database to files in a folder; returns them."""
    copy = work / NAME
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return [copy]


def check(work: Path) -> None:
    """Raise BackupError when what is in the folder is not a whole database."""
    with closing(sqlite3.connect(work / NAME)) as opened:
        know_functions(opened)
        answer = opened.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise BackupError(_("its database is damaged: %(what)s.") % {"what": answer})


def know_functions(opened: sqlite3.Connection) -> None:
    """Give a plain connection what constraints and columns of the database call."""
    register(opened)
    opened.create_function(SQLITE_FUNCTION, 1, fold, deterministic=True)


def copy_in(work: Path) -> None:
    """Copy the database over the one in use, in one transaction of SQLite itself."""
    name = Path(str(connection.settings_dict["NAME"]))
    connections.close_all()
    with (
        closing(sqlite3.connect(work / NAME)) as source,
        closing(sqlite3.connect(name)) as target,
    ):
        source.backup(target)  # all pages, one transaction: after a crash all or none
