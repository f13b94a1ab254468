"""Kills work at every moment of it, and says what was left behind.

    python -m tests.crash.victims FOLDER WORK TIMES

A warm parent forks a child for each try, on a database of its own, and kills it
(SIGKILL) at moments spread over the time that the work takes. It prints as JSON, for
each try, whether the database is whole and whether it is as before or as after.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.crash.databases import PostgreSQL, SQLite, the_database

Database = SQLite | PostgreSQL
Work = Callable[[Path], None]


def main() -> None:
    folder, work, times = Path(sys.argv[1]), WORKS[sys.argv[2]], int(sys.argv[3])
    import django

    django.setup()
    from django.db import connections

    connections.close_all()
    database = the_database(folder)
    took = _run(database, work, folder)
    before, after = _contents(database, "before"), _counts(database, "whole")
    assert after != _counts(database, "before"), "the work does nothing"
    tries = [
        _try(database, work, folder, took * (number + 0.5) / times)
        for number in range(times)
    ]
    for one in tries:
        same, done = one.pop("contents") == before, one.pop("counts") == after
        one["state"] = "before" if same else "after" if done else "between"
    print(json.dumps(tries))  # noqa: T201


def _try(database: Database, work: Work, folder: Path, moment: float) -> dict[str, Any]:
    """One child, killed at its moment; what it left."""
    child = _start(database, "victim", work, folder)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return {
        "whole": database.is_whole("victim"),
        "counts": _counts(database, "victim"),
        "contents": _contents(database, "victim"),
    }


def _run(database: Database, work: Work, folder: Path) -> float:
    """The work from start to end; returns how long it took, in seconds."""
    child = _start(database, "whole", work, folder)
    started = time.monotonic()
    _child, status = os.waitpid(child, 0)
    assert status == 0, "the work fails when nobody kills it"
    return time.monotonic() - started


def _start(database: Database, name: str, work: Work, folder: Path) -> int:
    """A child that does the work on a fresh copy."""
    database.copy("before", name)
    child = os.fork()
    if child:
        return child
    try:
        from django.db import connection

        connection.settings_dict["NAME"] = database.name(name)
        work(folder)
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _counts(database: Database, name: str) -> dict[str, int]:
    return {table: rows for table, rows, _contents in database.tables(name)}


def _contents(database: Database, name: str) -> list[str]:
    return [contents for _table, _rows, contents in database.tables(name)]


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


if __name__ == "__main__":
    main()
