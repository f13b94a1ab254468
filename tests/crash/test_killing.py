"""Killed at any moment, an import, a publication or a restore was never half done."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.crash.databases import SITE, PostgreSQL, SQLite

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def run(database: SQLite | PostgreSQL, data: Path, *words: str) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("STEUNPUNT_")}
    settings = {
        "STEUNPUNT_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "steunpunt.config.settings",
    }
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        cwd=ROOT,
        env=clean | settings | database.settings(),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def database(data, request, django_db_setup) -> SQLite | PostgreSQL:
    """A site with the records of 2018, and what is needed to change it."""
    found: SQLite | PostgreSQL = SQLite(data)
    if request.config.getoption("--postgres"):
        found = PostgreSQL(os.environ["STEUNPUNT_DATABASE_URL"], str(os.getpid()))
    found.make_site(migrated=connection.settings_dict["TEST"]["NAME"])
    run(found, data, "-m", "steunpunt", "import", "demo/2018")
    found.copy(SITE, "before")
    shutil.copytree(ROOT / "demo/2019", data / "year")
    run(found, data, "-m", "steunpunt", "import", "demo/2019")
    run(found, data, "-m", "steunpunt", "backup", str(data / "backup.zip"))
    return found


@pytest.mark.parametrize("work", ["import", "publish", "restore"])
def test_work_that_is_killed_was_done_whole_or_not_at_all(database, data, work) -> None:
    times = 34 if isinstance(database, SQLite) else 10  # PostgreSQL copies slowly
    words = ("-m", "tests.crash.victims", str(data), work, str(times))
    tries = json.loads(run(database, data, *words))

    assert len(tries) == times
    assert [one for one in tries if not one["whole"]] == []
    assert {one["state"] for one in tries} <= {"before", "after"}
    assert "before" in {one["state"] for one in tries}
