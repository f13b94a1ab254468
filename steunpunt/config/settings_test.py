"""The settings, made fast and quiet for tests; the database is still a real one."""

import os
import tempfile

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
if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
        "PRAGMA foreign_keys=ON;"
    }
