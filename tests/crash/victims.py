"""Kills work at every moment of it, and says what was left behind.

    python -m tests.crash.victims FOLDER WORK TIMES

A warm parent forks a child for each try, on a database file of its own, and kills it
(SIGKILL) at moments spread over the time that the work takes. It prints as JSON, for
each try, whether the database is whole and whether it is as before or as after.
"""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

Counts = dict[str, int]


def main() -> None:
    folder, work, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    import django

    django.setup()
    from django.db import connections

    connections.close_all()
    before = folder / "before.sqlite3"
    whole = _run(before, folder / "whole.sqlite3", WORKS[work], folder)
    after = _counts(folder / "whole.sqlite3")
    assert after != _counts(before), "the work does nothing"
    tries = [
        _try(before, folder, WORKS[work], whole * (number + 0.5) / times)
        | {"after": after}
        for number in range(times)
    ]
    print(json.dumps([_told(one, before) for one in tries]))  # noqa: T201


def _try(
    before: Path, folder: Path, work: Callable[[Path], None], moment: float
) -> dict:
    """One child, killed at its moment; what it left."""
    database = folder / "victim.sqlite3"
    _copy(before, database)
    child = _start(database, work, folder)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with closing(_open(database)) as opened:
        is_whole = opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return {
        "whole": is_whole,
        "counts": _counts(database),
        "contents": _contents(database),
    }


def _told(one: dict, before: Path) -> dict:
    is_before = one["contents"] == _contents(before)
    return {
        "whole": one["whole"],
        "state": "before"
        if is_before
        else "after"
        if one["counts"] == one["after"]
        else "between",
    }


def _run(
    before: Path, database: Path, work: Callable[[Path], None], folder: Path
) -> float:
    """The work from start to end; returns how long it took, in seconds."""
    _copy(before, database)
    started = time.monotonic()
    _child, status = os.waitpid(_start(database, work, folder), 0)
    assert status == 0, "the work fails when nobody kills it"
    return time.monotonic() - started


def _start(database: Path, work: Callable[[Path], None], folder: Path) -> int:
    child = os.fork()
    if child:
        return child
    try:
        from django.db import connection

        connection.settings_dict["NAME"] = str(database)
        work(folder)
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _copy(source: Path, target: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(source, target)


# -- What is killed ------------------------------------------------------------------


def import_a_year(folder: Path) -> None:
    from steunpunt.exchange.importing import import_records
    from steunpunt.exchange.reading import open_source

    assert not import_records(open_source(folder / "year")).problems


def publish_a_year(folder: Path) -> None:
    from steunpunt.figures.periods import Period
    from steunpunt.reports.publishing import publish

    publish(Period.year(2018), by=None)


def restore_a_backup(folder: Path) -> None:
    from steunpunt.config.backup import restore

    restore(folder / "backup.zip")


WORKS = {
    "import": import_a_year,
    "publish": publish_a_year,
    "restore": restore_a_backup,
}


# -- What is left --------------------------------------------------------------------


def _open(database: Path) -> sqlite3.Connection:
    from steunpunt.config.backup.sqlite import know_functions

    opened = sqlite3.connect(database)
    know_functions(opened)
    return opened


def _tables(opened: sqlite3.Connection) -> Iterator[str]:
    rows = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    yield from sorted(name for (name,) in rows)


def _counts(database: Path) -> Counts:
    with closing(_open(database)) as opened:
        return {
            name: opened.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in _tables(opened)
        }


def _contents(database: Path) -> str:
    """A fingerprint of every row."""
    seen = hashlib.sha256()
    with closing(_open(database)) as opened:
        for name in _tables(opened):
            seen.update(name.encode())
            for row in opened.execute(f'SELECT * FROM "{name}"'):  # noqa: S608
                seen.update(repr(row).encode())
    return seen.hexdigest()


if __name__ == "__main__":
    main()
