"""`import`, `export` and `generate`: a year's records in and out."""

import argparse
from pathlib import Path
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.showing import prepare_database, progress_bar, say


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    importing = commands.add_parser(
        "import",
        help="take in a year's records: a folder of CSV files, or a workbook",
        description="Takes in a year's records. Every row is checked; all of them come "
        "in, or nothing does. Running it twice changes nothing. The format is "
        "described in docs/reference/import-format.md.",
    )
    importing.add_argument("path", type=Path, help="folder of CSV files, or .xlsx")
    importing.add_argument(
        "--check", action="store_true", help="only say what is wrong"
    )
    importing.add_argument(
        "--rejected", type=Path, metavar="FOLDER", help="write refused rows here"
    )
    importing.set_defaults(run=run_import)

    undoing = commands.add_parser("undo", help="undo an import, by its number")
    undoing.add_argument("number", type=int)
    undoing.set_defaults(run=run_undo)

    exporting = commands.add_parser(
        "export", help="write a year's records in the import format"
    )
    exporting.add_argument("year")
    exporting.add_argument("folder", type=Path)
    exporting.set_defaults(run=run_export)

    generating = commands.add_parser(
        "generate", help="write a synthetic year of any size, in the import format"
    )
    generating.add_argument("--scale", type=int, default=1, help="times the year 2019")
    generating.add_argument("--year", type=int, default=2019)
    generating.add_argument("--seed", type=int, default=1, help="same seed, same year")
    generating.add_argument("folder", type=Path)
    generating.set_defaults(run=run_generate)


def run_import(options: argparse.Namespace) -> None:
    """Import or check a source, and say what came of it."""
    from steunpunt.exchange.importing import import_records
    from steunpunt.exchange.problems import UnreadableFile
    from steunpunt.exchange.reading import open_source
    from steunpunt.exchange.rejecting import write_rejected

    prepare_database()
    try:
        with progress_bar() as progress:
            outcome = import_records(
                open_source(options.path), check_only=options.check, progress=progress
            )
    except UnreadableFile as error:
        raise Refused(str(error)) from error
    if outcome.problems:
        for problem in outcome.problems:
            say(f"  {problem}")
        if options.rejected:
            for file in write_rejected(outcome.problems.rejected, options.rejected):
                say(f"  rejected rows: {file}")
        count = outcome.problems.count
        noun = "problem" if count == 1 else "problems"
        raise Refused(f"{count} {noun}; nothing was imported.")
    created, changed = outcome.total("created"), outcome.total("changed")
    if options.check:
        say(f"No problems: {created} records would be new, {changed} would change.")
    elif outcome.batch is None:
        say("Nothing new: all these records are known already.")
    else:
        say(f"Imported: {created} new records, {changed} changed.")
        say(f"To undo this: steunpunt undo {outcome.batch.pk}")


def run_undo(options: argparse.Namespace) -> None:
    """Undo an import."""
    from steunpunt.exchange.undoing import CannotUndo, undo
    from steunpunt.records.models import Batch

    prepare_database()
    batch = Batch.objects.filter(pk=options.number).first()
    if batch is None:
        raise Refused(f"There is no import {options.number}.")
    try:
        count = undo(batch)
    except CannotUndo as error:
        raise Refused(str(error)) from error
    say(f"Undid import {batch.pk} ({batch}): {count} rows.")


def run_export(options: argparse.Namespace) -> None:
    """Export a year to a folder."""
    from steunpunt.config.cli.showing import year_period
    from steunpunt.exchange.exporting import export

    prepare_database()
    try:
        counts = export(year_period(options.year), options.folder)
    except OSError as error:
        raise Refused(f"Cannot write to {options.folder}: {error.strerror}") from error
    say(f"Wrote {sum(counts.values())} rows to {options.folder}.")


def run_generate(options: argparse.Namespace) -> None:
    """Generate a synthetic year."""
    from steunpunt.demo.generating import generate
    from steunpunt.demo.shapes import shape_of

    if options.scale < 1:
        raise Refused("--scale must be 1 or more.")
    if not 1990 <= options.year <= 2100:
        raise Refused("--year must lie between 1990 and 2100.")
    try:
        with progress_bar() as progress:
            generate(
                options.folder,
                scale=options.scale,
                seed=options.seed,
                shape=shape_of(options.year),
                progress=progress,
            )
    except OSError as error:
        raise Refused(f"Cannot write to {options.folder}: {error.strerror}") from error
    say(f"Wrote a synthetic year to {options.folder}.")
