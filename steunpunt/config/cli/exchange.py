"""`import`, `template`, `undo`, `export`, `generate`: a year's records in and out."""

import argparse
from pathlib import Path
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.showing import prepare_database, progress_bar, say
from steunpunt.config.cli.troubles import in_words
from steunpunt.config.cli.words import _, ngettext

#: endings by which somebody means another file than an export can be
OTHER_FORMS = {".csv", ".json", ".ods", ".pdf", ".xls", ".xlsm"}


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    _add_import(commands)
    template = commands.add_parser(
        "template",
        help=_("write a workbook to fill in, with an explanation of each column"),
    )
    template.add_argument("file", type=Path, help=_("such as year.xlsx"))
    template.set_defaults(run=run_template)

    undoing = commands.add_parser("undo", help=_("undo an import, by its number"))
    undoing.add_argument("number", type=int)
    undoing.set_defaults(run=run_undo)

    exporting = commands.add_parser(
        "export", help=_("write a year's records in the import format")
    )
    exporting.add_argument("year")
    exporting.add_argument(
        "folder",
        type=Path,
        help=_("a folder for CSV files, or a file that ends in .zip or .xlsx"),
    )
    exporting.set_defaults(run=run_export)
    _add_generate(commands)


def _add_import(commands: Any) -> None:
    importing = commands.add_parser(
        "import",
        help=_("take in a year's records: a folder of CSV files, or a workbook"),
        description=_(
            "Takes in a year's records. Every row is checked; all of them come in, or "
            "nothing does. Running it twice changes nothing. The format is described "
            "in docs/reference/import-format.md."
        ),
    )
    importing.add_argument(
        "path", type=Path, help=_("folder or zip of CSV files, one CSV file, or .xlsx")
    )
    importing.add_argument(
        "--check", action="store_true", help=_("only say what is wrong")
    )
    importing.add_argument(
        "--rejected",
        type=Path,
        metavar=_("FOLDER"),
        help=_("write refused rows here, with what is wrong; or to a file in .xlsx"),
    )
    importing.set_defaults(run=run_import)


def _add_generate(commands: Any) -> None:
    generating = commands.add_parser(
        "generate",
        help=_("write a synthetic year of any size, in the import format"),
    )
    generating.add_argument(
        "--scale", type=int, default=1, help=_("times the year 2019")
    )
    generating.add_argument("--year", type=int, default=2019)
    generating.add_argument(
        "--seed", type=int, default=1, help=_("same seed, same year")
    )
    generating.add_argument("folder", type=Path)
    generating.set_defaults(run=run_generate)


def run_import(options: argparse.Namespace) -> None:
    """Import or check a source, and say what came of it."""
    from steunpunt.exchange.alone import Busy
    from steunpunt.exchange.importing import import_records
    from steunpunt.exchange.problems import UnreadableFile
    from steunpunt.exchange.reading import open_source

    prepare_database()
    try:
        with progress_bar() as progress:
            outcome = import_records(
                open_source(options.path), check_only=options.check, progress=progress
            )
    except (UnreadableFile, Busy) as error:
        raise Refused(str(error)) from error
    if outcome.problems:
        _refuse(outcome.problems, options.rejected)
    _say_outcome(outcome, check=options.check)


def _refuse(problems: Any, rejected: Path | None) -> None:
    """Say every problem, and keep the refused rows where somebody wants them."""
    from steunpunt.exchange.rejecting import rejected_workbook, write_rejected

    for problem in problems:
        say(f"  {problem}")
    if problems.count > len(problems.kept):
        more = problems.count - len(problems.kept)
        say("  " + ngettext("and %(n)s more", "and %(n)s more", more))
    if rejected and rejected.suffix.lower() == ".xlsx":
        rejected_workbook(problems.rejected, rejected)
        say(_("  refused rows: %(file)s") % {"file": rejected})
    elif rejected:
        for file in write_rejected(problems.rejected, rejected):
            say(_("  refused rows: %(file)s") % {"file": file})
    raise Refused(
        ngettext(
            "%(n)s problem; nothing was imported.",
            "%(n)s problems; nothing was imported.",
            problems.count,
        )
    )


def _say_outcome(outcome: Any, *, check: bool) -> None:
    counts = {what: outcome.total(what) for what in ("created", "changed")}
    if check:
        say(
            _(
                "No problems: %(created)s records would be new, "
                "%(changed)s would change."
            )
            % counts
        )
    elif outcome.batch is None:
        say(_("Nothing new: all these records are known already."))
    else:
        say(_("Imported: %(created)s new records, %(changed)s changed.") % counts)
        say(_("To undo this: steunpunt undo %(number)s") % {"number": outcome.batch.pk})


def run_template(options: argparse.Namespace) -> None:
    """Write the workbook to fill in."""
    from steunpunt.exchange.template import write_template

    if options.file.suffix.lower() != ".xlsx":
        raise Refused(
            _(
                "The template is a workbook: write to a file that ends in .xlsx, not "
                "to %(file)s."
            )
            % {"file": options.file.name}
        )
    try:
        write_template(options.file)
    except OSError as error:
        raise Refused(_cannot_write(error)) from error
    say(_("Wrote %(file)s.") % {"file": options.file})


def run_undo(options: argparse.Namespace) -> None:
    """Undo an import."""
    from steunpunt.exchange.alone import Busy
    from steunpunt.exchange.undoing import CannotUndo, undo
    from steunpunt.records.models import Batch

    prepare_database()
    batch = Batch.objects.filter(pk=options.number).first()
    if batch is None:
        raise Refused(_("There is no import %(number)s.") % {"number": options.number})
    try:
        with progress_bar() as progress:
            count = undo(batch, progress=progress)
    except (CannotUndo, Busy) as error:
        raise Refused(str(error)) from error
    say(
        _("Undid import %(number)s (%(name)s): %(count)s records.")
        % {"number": batch.pk, "name": batch, "count": count}
    )


def run_export(options: argparse.Namespace) -> None:
    """Export a year to a folder or a file."""
    from steunpunt.config.cli.showing import year_period
    from steunpunt.exchange.exporting import export
    from steunpunt.exchange.writing import TooLarge

    period = year_period(options.year)
    if options.folder.suffix.lower() in OTHER_FORMS and not options.folder.is_dir():
        raise Refused(
            _(
                "Write to a folder, or to a file that ends in .zip or .xlsx; not to "
                "%(file)s."
            )
            % {"file": options.folder.name}
        )
    prepare_database()
    try:
        with progress_bar() as progress:
            counts = export(period, options.folder, progress=progress)
    except OSError as error:
        raise Refused(_cannot_write(error)) from error
    except TooLarge as error:
        raise Refused(str(error)) from error
    say(
        _("Wrote %(n)s rows to %(folder)s.")
        % {"n": sum(counts.values()), "folder": options.folder}
    )


def run_generate(options: argparse.Namespace) -> None:
    """Generate a synthetic year."""
    from steunpunt.demo.generating import generate
    from steunpunt.demo.shapes import shape_of

    if options.scale < 1:
        raise Refused(_("--scale must be 1 or more."))
    if not 1990 <= options.year <= 2100:
        raise Refused(_("--year must lie between 1990 and 2100."))
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
        raise Refused(_cannot_write(error)) from error
    say(_("Wrote a synthetic year to %(folder)s.") % {"folder": options.folder})


def _cannot_write(error: OSError) -> str:
    return _("Cannot write: %(why)s") % {"why": in_words(error)}
