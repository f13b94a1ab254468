"""The settings, made fast and quiet for tests; the database is still a real one."""

import hashlib
import os
import tempfile
from pathlib import Path

os.environ.setdefault("STEUNPUNT_DATA_DIR", tempfile.mkdtemp(prefix="steunpunt-test-"))
os.environ.setdefault("STEUNPUNT_SECRET_KEY", "only-for-tests")

from steunpunt.config.settings import *  # noqa: F403 - the environment comes first
from steunpunt.config.settings import DATABASES, STATIC_ROOT, STORAGES

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}


def _database_for_tests() -> Path:
    """A file kept between runs, made anew when migrations or imports change."""
    package = Path(__file__).parents[1]
    made_by = [
        *package.glob("*/migrations/*.py"),
        *package.glob("exchange/*.py"),
        *package.parent.glob("demo/20*/*.csv"),
    ]
    name = hashlib.sha256()
    for file in sorted(made_by):
        name.update(file.read_bytes())
    folder = package.parent / "build" / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name.hexdigest()[:16]}.sqlite3"


if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_database_for_tests())}
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
        "PRAGMA foreign_keys=ON;"
    }
