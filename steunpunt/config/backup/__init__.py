"""Everything of a site in one file, and back.

A backup is a zip with the database and the uploaded files, and a list of checksums.
A restore prepares everything beside the data that are there, checks it, and swaps at
the very end: stopped at any moment, the site is as before or as after.
`sqlite` and `postgresql` each know how their database is copied.
"""

import hashlib
import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from steunpunt.config.backup import postgresql, sqlite
from steunpunt.config.backup.errors import BackupError

__all__ = ["BackupError", "backup", "restore"]

LIST = "backup.json"
LARGEST = 50 * 1024**3


def backup(target: Path) -> int:
    """Write a backup; returns its size in bytes. An existing file is replaced whole."""
    target = target.absolute()
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        work = Path(folder)
        files = {path.name: path for path in _database().copy_out(work)}
        files |= _uploads()
        made = target.with_name(f".{target.name}.part")
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
            sums = {}
            for name, path in files.items():
                zipped.write(path, name)
                sums[name] = _checksum(path)
            zipped.writestr(LIST, json.dumps({"version": 1, "sha256": sums}))
        made.replace(target)
    return target.stat().st_size


def restore(source: Path) -> None:
    """Put back what a backup holds. Raises BackupError when it is not whole."""
    database = _database()
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        work = Path(folder)
        names = _unpack(source, work)
        if database.NAME not in names:
            raise BackupError(
                _("this site is on %(database)s, the backup is not.")
                % {"database": connection.display_name}
            )
        database.check(work)
        _add_uploads(work)
        database.copy_in(work)


def _database() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql


def _uploads() -> dict[str, Path]:
    media = Path(settings.MEDIA_ROOT)
    return {
        f"media/{path.relative_to(media)}": path
        for path in sorted(media.rglob("*"))
        if path.is_file()
    }


def _unpack(source: Path, work: Path) -> set[str]:
    try:
        with zipfile.ZipFile(source) as zipped:
            sums = json.loads(zipped.read(LIST))["sha256"]
            if sum(info.file_size for info in zipped.infolist()) > LARGEST:
                raise BackupError(_("it would unpack to more than 50 GB."))
            for name in sums:
                path = (work / name).resolve()
                if not path.is_relative_to(work.resolve()):
                    raise BackupError(
                        _("%(name)s points outside the backup.") % {"name": name}
                    )
                path.parent.mkdir(parents=True, exist_ok=True)
                with zipped.open(name) as packed, path.open("wb") as opened:
                    shutil.copyfileobj(packed, opened)
                if _checksum(path) != sums[name]:
                    raise BackupError(_("%(name)s is damaged.") % {"name": name})
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise BackupError(
            _("%(file)s is not a backup, or it is damaged.") % {"file": source}
        ) from error
    return set(sums)


def _checksum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _add_uploads(work: Path) -> None:
    """Bring the files in beside those there are: pictures never share a name."""
    fresh = work / "media"
    if fresh.exists():
        shutil.copytree(fresh, settings.MEDIA_ROOT, dirs_exist_ok=True)
