"""Looks into a zip before believing it: sizes, names, and what it would unpack to.

Nothing is ever unpacked to disk; parts are read as streams. Python reads no more of a
part than its directory says, so the sizes checked here hold.
"""

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from steunpunt.exchange.problems import UnreadableFile

LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_RATIO = 200
SMALL_ANYHOW = 20 * 1024 * 1024
MOST_PARTS = 500
KNOWN_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 0x1


def parts_of(path: Path, damaged: str) -> list[zipfile.ZipInfo]:
    """The files in a zip. Raises UnreadableFile, with `damaged` when it is no zip."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = [part for part in packed.infolist() if not part.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(damaged) from error
    _refuse_bombs(path.name, parts)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise UnreadableFile(
            _("%(name)s is protected with a password; save it without one.")
            % {"name": path.name}
        )
    if any(part.compress_type not in KNOWN_METHODS for part in parts):
        raise UnreadableFile(damaged)
    return parts


def _refuse_bombs(name: str, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack to far more than it seems."""
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked / max(1, sum(part.compress_size for part in parts))
    if len(parts) > MOST_PARTS:
        raise UnreadableFile(
            _("%(name)s holds %(n)s files, more than %(most)s. Is it the right file?")
            % {"name": name, "n": len(parts), "most": MOST_PARTS}
        )
    if unpacked > LARGEST_UNPACKED or (
        unpacked > SMALL_ANYHOW and ratio > LARGEST_RATIO
    ):
        raise UnreadableFile(
            _(
                "%(name)s would unpack to %(size)s MB, which is not safe to open. "
                "Split it, or use a folder of CSV files."
            )
            % {"name": name, "size": unpacked // 1024 // 1024}
        )
