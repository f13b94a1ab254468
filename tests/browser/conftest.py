"""A real browser on a real server, with the demonstration."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.serving import run, served

expect.set_options(timeout=20_000)  # a busy machine takes its time


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration, for one file of tests: what they change stays theirs.

    The demonstration itself is loaded once for all workers.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    loaded, mine = shared / "demonstration", tmp_path_factory.mktemp("site") / "data"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not loaded.exists():
            run("demo", "--no-serve", data_dir=loaded)
    shutil.copytree(loaded, mine)
    return mine


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The address of a served demonstration."""
    kept = {"STEUNPUNT_DATA_DIR": str(folder)}
    with served(kept, until="/jaar/2019/") as made:
        yield made.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
