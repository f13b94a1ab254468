"""Everything of a site in one file, and back.

A backup is a zip with the database and the uploaded files, and a list of checksums.
SQLite is copied by its own backup, which is consistent while the site runs; other
databases are written row by row as JSON within one transaction. A restore prepares
everything beside the data that are there, checks it, and swaps at the very end:
stopped at any moment, the site is as before or as after.
"""

import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped] # the stubs lack it

from steunpunt.sector.folding import SQLITE_FUNCTION, fold

DATABASE = "database.sqlite3"
ROWS = "database.jsonl"
LIST = "backup.json"
LARGEST = 50 * 1024**3


class BackupError(Exception):
    """A backup that cannot be made or read; the message says why."""


def backup(target: Path) -> int:
    """Write a backup; returns its size in bytes. An existing file is replaced whole."""
    target = target.absolute()
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        work = Path(folder)
        database = _copy_sqlite(work) if _is_sqlite() else _write_rows(work)
        files = {database.name: database}
        media = Path(settings.MEDIA_ROOT)
        if media.exists():
            for path in sorted(media.rglob("*")):
                if path.is_file():
                    files[f"media/{path.relative_to(media)}"] = path
        made = target.with_name(f".{target.name}.part")
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
            sums = {}
            for name, path in files.items():
                zipped.write(path, name)
                sums[name] = _checksum(path)
            zipped.writestr(LIST, json.dumps({"version": 1, "sha256": sums}))
        made.replace(target)
    return target.stat().st_size


def restore(source: Path) -> None:
    """Put back what a backup holds. Raises BackupError when it is not whole."""
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        work = Path(folder)
        names = _unpack(source, work)
        if DATABASE in names:
            if not _is_sqlite():
                raise BackupError("it holds a SQLite database, this site has another.")
            _check_sqlite(work / DATABASE)
        elif _is_sqlite():
            raise BackupError("it holds no SQLite database, and this site has one.")
        _add_media(work)
        if DATABASE in names:
            _swap_sqlite(work / DATABASE)
        else:
            _load_rows(work / ROWS)


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _copy_sqlite(work: Path) -> Path:
    copy = work / DATABASE
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return copy


def _write_rows(work: Path) -> Path:
    rows = work / ROWS
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        call_command(
            "dumpdata",
            format="jsonl",
            output=str(rows),
            verbosity=0,
            natural_foreign=False,
        )
    return rows


def _unpack(source: Path, work: Path) -> set[str]:
    try:
        with zipfile.ZipFile(source) as zipped:
            sums = json.loads(zipped.read(LIST))["sha256"]
            if sum(info.file_size for info in zipped.infolist()) > LARGEST:
                raise BackupError("it would unpack to more than 50 GB.")
            for name in sums:
                path = (work / name).resolve()
                if not path.is_relative_to(work.resolve()):
                    raise BackupError(f"{name} points outside the backup.")
                path.parent.mkdir(parents=True, exist_ok=True)
                with zipped.open(name) as packed, path.open("wb") as opened:
                    shutil.copyfileobj(packed, opened)
                if _checksum(path) != sums[name]:
                    raise BackupError(f"{name} is damaged.")
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise BackupError(f"{source} is not a backup, or it is damaged.") from error
    return set(sums)


def _checksum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def know_functions(opened: sqlite3.Connection) -> None:
    """Give a plain connection what constraints and columns of the database call."""
    register(opened)
    opened.create_function(SQLITE_FUNCTION, 1, fold, deterministic=True)


def _check_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        know_functions(opened)
        answer = opened.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise BackupError(f"its database is damaged: {answer}.")


def _add_media(work: Path) -> None:
    """Bring the files in beside those there are: pictures never share a name."""
    fresh = work / "media"
    if fresh.exists():
        shutil.copytree(fresh, settings.MEDIA_ROOT, dirs_exist_ok=True)


def _swap_sqlite(fresh: Path) -> None:
    """Copy the database over the one in use, in one transaction of SQLite itself."""
    name = Path(str(connection.settings_dict["NAME"]))
    connections.close_all()
    with (
        closing(sqlite3.connect(fresh)) as source,
        closing(sqlite3.connect(name)) as target,
    ):
        source.backup(target)  # all pages, one transaction: after a crash all or none


def _load_rows(rows: Path) -> None:
    with transaction.atomic():
        call_command("flush", verbosity=0, interactive=False)
        call_command("loaddata", str(rows), verbosity=0, format="jsonl")
