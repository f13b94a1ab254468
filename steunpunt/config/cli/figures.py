"""`figures`, `records`, `check` and `report`: what the records add up to."""

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.showing import prepare_database, say, year_period
from steunpunt.config.cli.troubles import in_words
from steunpunt.config.cli.words import _, ngettext

#: what is said of each number, in this order
COLUMNS = (
    "code",
    "label",
    "value",
    "display",
    "unit",
    "numerator",
    "denominator",
    "n",
    "definition_version",
    "breakdown",
    "breakdown_label",
    "definition",
    "excludes",
)


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    figures = commands.add_parser(
        "figures",
        help=_("every figure of a year, computed from the records as they are now"),
    )
    figures.add_argument("year", help=_("2019, or 2019-Q2, 2019-03"))
    figures.add_argument("--by", metavar=_("DIMENSION"), help=_("break down by this"))
    figures.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", dest="form"
    )
    figures.set_defaults(run=run_figures)

    records = commands.add_parser(
        "records", help=_("the records behind a figure, as CSV")
    )
    records.add_argument("code", help=_("such as programme.participations"))
    records.add_argument("year")
    records.set_defaults(run=run_records)

    checking = commands.add_parser(
        "check", help=_("what makes figures unreliable, with the records to mend")
    )
    checking.add_argument("year")
    checking.set_defaults(run=run_check)

    report = commands.add_parser(
        "report",
        help=_("the report of a year, to files"),
        description=_(
            "Writes the newest edition of a year to files. Editions are published on "
            "the site; see docs/how-to/publish-and-correct.md."
        ),
    )
    report.add_argument("year")
    report.add_argument("--pdf", type=Path, metavar=_("FILE"))
    report.add_argument("--html", type=Path, metavar=_("FILE"))
    report.add_argument("--dataset", type=Path, metavar=_("FILE"))
    report.set_defaults(run=run_report)


def run_figures(options: argparse.Namespace) -> None:
    """Print figures as a table, JSON or CSV."""
    period = year_period(options.year)
    prepare_database()
    rows = _rows(period, options.by)
    if options.form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))  # noqa: T201 - the output
    elif options.form == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            broken = row["breakdown"]
            cell = next(iter(broken.items())) if broken else None
            text = f"{cell[0]}={cell[1]}" if cell else ""
            writer.writerow(row | {"breakdown": text})
    else:
        _print_table(rows)


def _rows(period: Any, by: str | None) -> list[dict[str, Any]]:
    from steunpunt.figures.registry import registry
    from steunpunt.reports.numbers import LiveNumbers

    known = {key for found in registry.breakdowns.values() for key in found}
    if by and by not in known:
        raise Refused(
            _("No figure has a breakdown “%(by)s”. There are: %(known)s.")
            % {"by": by, "known": ", ".join(sorted(known))}
        )
    numbers = LiveNumbers(period, by=(by,) if by else ())
    rows = []
    for code in numbers.codes():
        if not by:
            rows.append(_row(numbers.get(code)))
        elif by in numbers.dimensions(code):
            rows += [_row(shown) for shown in numbers.table(code, by)]
    return rows


def _row(shown: Any) -> dict[str, Any]:
    """One number, in full: this is for the centre itself, nothing is suppressed."""
    from steunpunt.figures.writing import written_as

    key, definition = shown.key, shown.definition
    return {
        "code": key.code,
        "label": definition.label,
        "value": shown.number,
        "display": written_as(definition.unit, definition.decimals, shown.number),
        "unit": str(definition.unit),
        "numerator": shown.numerator,
        "denominator": shown.denominator,
        "n": shown.n,
        "definition_version": definition.version,
        "breakdown": {key.dimension: key.cell} if key.dimension else None,
        "breakdown_label": shown.cell_label or None,
        "definition": definition.text,
        "excludes": definition.excludes,
    }


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column(_("code"))
    table.add_column(_("figure"))
    if any(row["breakdown"] for row in rows):
        table.add_column(_("of"))
    table.add_column(_("value"), justify="right")
    for row in rows:
        cells = [row["code"], row["label"]]
        if row["breakdown"]:
            cells.append(row["breakdown_label"])
        table.add_row(*cells, row["display"])
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def run_records(options: argparse.Namespace) -> None:
    """Print the list behind a figure."""
    from steunpunt.exchange.values import written
    from steunpunt.figures.listing import listing
    from steunpunt.figures.registry import UnknownFigure, registry

    period = year_period(options.year)
    prepare_database()
    try:
        figure = registry.get(options.code)
    except UnknownFigure:
        raise Refused(
            _(
                "No figure has the code “%(code)s”. "
                "`steunpunt figures 2019` lists them all."
            )
            % {"code": options.code}
        ) from None
    found = listing(figure, period)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([column.name for column in found.columns])
    for row in found:
        writer.writerow([written(value) for value in row])


def run_check(options: argparse.Namespace) -> None:
    """Say what makes figures unreliable; nothing to mend leaves with status 0."""
    from steunpunt.figures.registry import registry

    period = year_period(options.year)
    prepare_database()
    found = 0
    for problem in registry.problems.values():
        records = problem.records(period)
        count = records.count()
        if not count:
            continue
        found += count
        print(f"{problem.label}: {count}")  # noqa: T201 - the output
        print(f"  {problem.mend}")  # noqa: T201 - the output
        touched = {"figures": ", ".join(problem.affects)}
        print(_("  touches %(figures)s") % touched)  # noqa: T201 - the output
        shown = [record.reference for record in records[:20]]
        if count > 20:
            shown.append(ngettext("and %(n)s more", "and %(n)s more", count - 20))
        listed = {"records": ", ".join(shown)}
        print(_("  records: %(records)s") % listed)  # noqa: T201 - the output
    if found:
        say(ngettext("%(n)s record to mend.", "%(n)s records to mend.", found))
    else:
        say(_("Nothing makes the figures unreliable."))


def run_report(options: argparse.Namespace) -> None:
    """Write the report of a year to files, from its newest edition."""
    from steunpunt.reports.output import report_files

    period = year_period(options.year)
    prepare_database()
    wanted = {
        kind: path
        for kind in ("pdf", "html", "dataset")
        if (path := getattr(options, kind)) is not None
    }
    if not wanted:
        raise Refused(
            _("Say what to write: --pdf FILE, --html FILE or --dataset FILE.")
        )
    try:
        made = dict(report_files(period, wanted))  # all of them, before any is written
        for kind, content in made.items():
            wanted[kind].write_bytes(content)
            say(_("Wrote %(file)s.") % {"file": wanted[kind]})
    except LookupError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(_("Cannot write: %(why)s") % {"why": in_words(error)}) from error
