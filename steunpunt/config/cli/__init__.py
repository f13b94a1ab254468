"""The `steunpunt` command. One module for each piece of work; each adds its commands.

A command is a function that takes the parsed arguments. It says what went wrong by
raising `Refused`: one sentence on the error output, exit status 1, no traceback.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from steunpunt.config.cli import words
from steunpunt.config.cli.troubles import in_words
from steunpunt.config.cli.words import _


class Reader(argparse.ArgumentParser):
    """Says what is wrong with a command in one sentence, as everything else does."""

    def error(self, message: str) -> NoReturn:
        _fail(
            _("%(what)s; `%(command)s --help` explains it.")
            % {"what": message, "command": self.prog}
        )


class Refused(Exception):
    """The command cannot do this; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, and leave with its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    language = words.choose(given)
    words.speak(language)
    options = parser().parse_args(given)
    if options.data_dir:
        os.environ["STEUNPUNT_DATA_DIR"] = str(Path(options.data_dir).absolute())
    if port := getattr(options, "port", None):
        # Mails say where the site is, so it must be where it is served.
        os.environ.setdefault("STEUNPUNT_URL", f"http://localhost:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steunpunt.config.settings")
    try:
        _start(language)
        _run(options)
    except Refused as refused:
        _fail(str(refused))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _fail(in_words(error))
    except KeyboardInterrupt:
        _fail(_("Stopped."), 130)


def parser() -> argparse.ArgumentParser:
    """Every command, with its help."""
    from steunpunt.config.cli import demo, exchange, figures, mail, safety, serve

    reader = Reader(
        prog="steunpunt",
        description=_description(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_common(reader)
    commands = reader.add_subparsers(
        metavar=_("COMMAND"), required=True, title=_("commands")
    )
    for module in (demo, serve, exchange, figures, mail, safety):
        module.add_to(commands)
    for command in commands.choices.values():
        _add_common(command, default=argparse.SUPPRESS)
    return reader


def _add_common(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """What every command takes, before its name or after it."""
    parser.add_argument(
        "--data-dir",
        metavar=_("FOLDER"),
        default=default,
        help=_("where the data live (else STEUNPUNT_DATA_DIR, else ./data)"),
    )
    parser.add_argument(
        "--language",
        choices=words.LANGUAGES,
        default=default,
        help=_("language of what it says (else STEUNPUNT_LANGUAGE, LANG, nl)"),
    )


def _description() -> str:
    head = _(
        "Runs the work of a sector support centre, and makes its yearly report from it."
    )
    examples = {
        "steunpunt demo": _("a fresh demonstration year, served on this machine"),
        "steunpunt template year.xlsx": _("a workbook to fill in, with explanations"),
        "steunpunt import year/ --check": _("what is wrong with it, row by row"),
        "steunpunt import year/": _("take it in: all of it, or nothing"),
        "steunpunt figures 2019": _("every figure of a year"),
        "steunpunt records CODE 2019": _("the records behind one of them"),
        "steunpunt report 2019 --pdf r.pdf": _("the report"),
    }
    lines = [f"  {example:<35}{says}" for example, says in examples.items()]
    return "\n".join([head, "", *lines])


def _start(language: str) -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Refused(str(error)) from error
    translation.activate(language)


def _run(options: argparse.Namespace) -> None:
    """Do the work; a database that is full or locked is told in a sentence."""
    from django.db import OperationalError

    try:
        options.run(options)
    except OperationalError as error:
        raise Refused(
            _("The database cannot do this now: %(why)s") % {"why": error}
        ) from error


def _fail(message: str, status: int = 1) -> NoReturn:
    print(f"steunpunt: {message}", file=sys.stderr)  # noqa: T201 - this is its output
    sys.exit(status)
