"""Receives files: bounded, by names that we choose, in a private folder."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.exchange.models import Upload
from steunpunt.exchange.sheets import BY_NAME

KINDS = (".xlsx", ".zip", ".csv")


class WrongFiles(Exception):
    """Files that cannot be imported, by their names or sizes; the message says why."""


class FilesChanged(Exception):
    """The files are not those that were uploaded."""

    def __str__(self) -> str:
        return _("The uploaded file is no longer there. Upload it again.")


def receive(files: Sequence[Any], *, by: User) -> Upload:
    """Keep uploaded files, ready to be checked. Raises WrongFiles."""
    names = _names(files)
    if sum(file.size or 0 for file in files) > settings.IMPORT_MAX_UPLOAD_BYTES:
        raise WrongFiles(too_large())
    upload = Upload(
        by=by,
        name=", ".join(str(file.name) for file in files)[:255],
        language=get_language() or settings.LANGUAGE_CODE,
    )
    folder = upload.folder / "files"
    # each on its own: what `parents` makes would be open to everybody
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)
    for name, file in zip(names, files, strict=True):
        with (folder / name).open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
    upload.fingerprint = fingerprint(folder)
    upload.save(force_insert=True)
    return upload


def too_large() -> str:
    """What to say of files that are too large."""
    most = settings.IMPORT_MAX_UPLOAD_BYTES // 1024 // 1024
    return _(
        "That is more than %(most)s MB. Send CSV files in a zip, or let somebody "
        "import it on the command line."
    ) % {"most": most}


def fingerprint(folder: Path) -> str:
    """A sum over all files and their names; the same only for the same files."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*")):
        with path.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
        total.update(f"{path.name}\0{content}\n".encode())
    return total.hexdigest()


def _names(files: Sequence[Any]) -> list[str]:
    """The names under which files are kept: sheets for CSV, else what is left."""
    kinds = [PurePath(str(file.name)).suffix.lower() for file in files]
    if not files or any(kind not in KINDS for kind in kinds):
        raise WrongFiles(
            _("Choose a workbook (.xlsx), CSV files (.csv), or a zip of CSV files.")
        )
    if len(files) > 1 and set(kinds) != {".csv"}:
        raise WrongFiles(
            _("Choose one workbook, one zip, or several CSV files; not a mixture.")
        )
    stems = [PurePath(str(file.name)).stem for file in files]
    if kinds[0] == ".csv":
        names = [f"{_sheet(stem)}.csv" for stem in stems]
        if len(set(names)) < len(names):
            raise WrongFiles(_("Two of these files have the same name."))
        return names
    return [re.sub(r"[^\w-]+", "-", stems[0])[:60] + kinds[0]]


def _sheet(stem: str) -> str:
    if stem.lower() not in BY_NAME:
        raise WrongFiles(
            _(
                "“%(name)s.csv” is not a sheet of the format. Name each file after its "
                "sheet: %(names)s."
            )
            % {"name": stem[:60], "names": ", ".join(BY_NAME)}
        )
    return stem.lower()
