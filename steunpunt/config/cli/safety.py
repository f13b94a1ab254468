"""`backup` and `restore`: everything of a site in one file, and back."""

import argparse
from pathlib import Path
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.showing import prepare_database, say
from steunpunt.config.cli.troubles import in_words
from steunpunt.config.cli.words import _


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    backing = commands.add_parser(
        "backup", help=_("write database and files to one file")
    )
    backing.add_argument("file", type=Path)
    backing.set_defaults(run=run_backup)
    restoring = commands.add_parser(
        "restore", help=_("put back what a backup holds; what is here now is replaced")
    )
    restoring.add_argument("file", type=Path)
    restoring.set_defaults(run=run_restore)


def run_backup(options: argparse.Namespace) -> None:
    """Write a backup."""
    from steunpunt.config.backup import BackupError, backup

    prepare_database()
    try:
        size = backup(options.file)
    except (BackupError, OSError) as error:
        why = {"why": in_words(error) if isinstance(error, OSError) else error}
        raise Refused(_("No backup was made: %(why)s") % why) from error
    say(
        _("Wrote %(file)s, %(size)s MB.")
        % {"file": options.file, "size": f"{size / 1_000_000:.1f}"}
    )


def run_restore(options: argparse.Namespace) -> None:
    """Restore a backup."""
    from django.db import connection

    from steunpunt.config.backup import BackupError, restore
    from steunpunt.mail.sending import doubt_unsent

    if connection.vendor == "postgresql":
        prepare_database()  # rows need tables; a copy of SQLite brings its own
    try:
        restore(options.file)
    except (BackupError, OSError) as error:
        why = {"why": in_words(error) if isinstance(error, OSError) else error}
        raise Refused(_("Nothing was restored: %(why)s") % why) from error
    prepare_database()
    if doubted := doubt_unsent():
        say(_("Messages that may have been sent since: %(n)s.") % {"n": doubted})
    say(_("Restored %(file)s.") % {"file": options.file})
