"""Killed at any moment, an import, a publication or a restore was never half done."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def run(data: Path, *words: str) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("STEUNPUNT_")}
    settings = {
        "STEUNPUNT_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "steunpunt.config.settings",
    }
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        cwd=ROOT,
        env=clean | settings,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory, request) -> Path:
    """A site with the records of 2018, and what is needed to change it."""
    if request.config.getoption("--postgres"):
        pytest.skip("kills a file; PostgreSQL keeps its own log")
    data = tmp_path_factory.mktemp("site")
    run(data, "-m", "steunpunt", "import", "demo/2018")
    shutil.copyfile(data / "steunpunt.sqlite3", data / "before.sqlite3")
    shutil.copytree(ROOT / "demo/2019", data / "year")
    run(data, "-m", "steunpunt", "import", "demo/2019")
    run(data, "-m", "steunpunt", "backup", str(data / "backup.zip"))
    shutil.copyfile(data / "before.sqlite3", data / "steunpunt.sqlite3")
    return data


@pytest.mark.parametrize(
    ("work", "times"), [("import", 40), ("publish", 30), ("restore", 30)]
)
def test_work_that_is_killed_was_done_whole_or_not_at_all(folder, work, times) -> None:
    tries = json.loads(
        run(folder, "-m", "tests.crash.victims", str(folder), work, str(times))
    )

    assert len(tries) == times
    assert [one for one in tries if not one["whole"]] == []
    assert {one["state"] for one in tries} <= {"before", "after"}
    assert "before" in {one["state"] for one in tries}
