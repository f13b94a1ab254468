"""What the computer refused, in words: a missing file, a disk that is full."""

import errno
import os

from steunpunt.config.cli.words import _


def in_words(error: OSError) -> str:
    """What went wrong with which file, in one sentence."""
    why = _why(error)
    return f"{os.fsdecode(error.filename)}: {why}" if error.filename else why


def _why(error: OSError) -> str:
    said = {
        errno.ENOENT: _("there is no such file or folder."),
        errno.EACCES: _("you may not read or write there."),
        errno.EPERM: _("you may not read or write there."),
        errno.EROFS: _("you may not read or write there."),
        errno.EISDIR: _("this is a folder; name a file."),
        errno.ENOTDIR: _("this is a file, where a folder is needed."),
        errno.EEXIST: _("something else has this name already; choose another."),
        errno.ENOSPC: _("the disk is full."),
        errno.ENAMETOOLONG: _("this name is too long."),
    }
    return said.get(error.errno or 0) or error.strerror or str(error)
