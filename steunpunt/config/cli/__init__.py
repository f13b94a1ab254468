"""The `steunpunt` command. One module for each piece of work; each adds its commands.

A command is a function that takes the parsed arguments. It says what went wrong by
raising `Refused`: one sentence on the error output, exit status 1, no traceback.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

DESCRIPTION = """\
Runs the work of a sector support centre, and makes its yearly report from it.

  steunpunt demo                     a fresh demonstration year, served on this machine
  steunpunt import year/ --check     what is wrong with a year's records, row by row
  steunpunt import year/             take them in: all of them, or nothing
  steunpunt figures 2019             every figure of a year
  steunpunt records CODE 2019        the records behind one of them
  steunpunt report 2019 --pdf r.pdf  the report
"""


class Refused(Exception):
    """The command cannot do this; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, and leave with its exit status."""
    options = parser().parse_args(arguments)
    if options.data_dir:
        os.environ["STEUNPUNT_DATA_DIR"] = str(Path(options.data_dir).absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steunpunt.config.settings")
    try:
        _start()
        options.run(options)
    except Refused as refused:
        _fail(str(refused))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        _fail("Stopped.", 130)


def parser() -> argparse.ArgumentParser:
    """Every command, with its help."""
    from steunpunt.config.cli import demo, exchange, figures, safety, serve

    reader = argparse.ArgumentParser(
        prog="steunpunt",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("--data-dir", metavar="FOLDER", help=_DATA_DIR_HELP)
    commands = reader.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for module in (demo, serve, exchange, figures, safety):
        module.add_to(commands)
    for command in commands.choices.values():
        command.add_argument(
            "--data-dir",
            metavar="FOLDER",
            default=argparse.SUPPRESS,
            help=_DATA_DIR_HELP,
        )
    return reader


_DATA_DIR_HELP = "where the data live (else STEUNPUNT_DATA_DIR, else ./data)"


def _start() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    try:
        django.setup()
    except (ImproperlyConfigured, OSError) as error:
        raise Refused(str(error)) from error
    translation.activate(os.environ.get("STEUNPUNT_LANGUAGE", "en"))


def _fail(message: str, status: int = 1) -> None:
    print(f"steunpunt: {message}", file=sys.stderr)  # noqa: T201 - this is its output
    sys.exit(status)
