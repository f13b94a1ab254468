"""What commands share: a progress bar, and a database that is ready."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from steunpunt.config.cli import Refused
from steunpunt.config.cli.words import _

errors = Console(stderr=True)
Report = Callable[[str, int, int], None]


def say(text: str = "") -> None:
    """Write a line for people; machines read the output, not this."""
    errors.print(text, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def progress_bar() -> Iterator[Report]:
    """A bar on the error output, only when a person looks on."""
    columns = (
        TextColumn("{task.description:24}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=errors, transient=True, disable=not sys.stderr.isatty()
    ) as bar:
        tasks: dict[str, int] = {}

        def report(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = int(bar.add_task(what, total=of))
            bar.update(tasks[what], completed=done, total=of)  # type: ignore[arg-type] # rich's TaskID is an int

        yield report


def prepare_database() -> None:
    """Bring the database up to date; quick when it already is."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say(_("Preparing the database …"))
            call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise Refused(
            _("The database cannot be reached: %(why)s") % {"why": error}
        ) from error


def year_period(year: str):  # type: ignore[no-untyped-def] # returns a Period
    """A year, or another period code such as 2019-Q2."""
    from steunpunt.figures.periods import Period

    try:
        return Period.parse(year)
    except ValueError as error:
        raise Refused(
            _("“%(year)s” is not a year or another period; write 2019, or 2019-Q2.")
            % {"year": year}
        ) from error
