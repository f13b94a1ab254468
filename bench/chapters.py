"""A bench with a chapter of its own on the reference page, beside the others."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.databases import DATABASES
from bench.measured import HEADINGS, Measured, machine

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "measurements.md"
SETTINGS = ("STEUNPUNT_DATA_DIR", "STEUNPUNT_DATABASE_URL", "XDG_RUNTIME_DIR")


def fresh_sites(databases: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each database in turn, migrated and empty, with the settings that lead to it."""
    for on in databases:
        with tempfile.TemporaryDirectory(prefix="steunpunt-bench-") as made:
            folder = Path(made)
            folder.chmod(0o755)  # the server of PostgreSQL runs as somebody else
            with DATABASES[on](folder) as fresh:
                fresh()
                yield (
                    on,
                    {name: os.environ[name] for name in SETTINGS if name in os.environ},
                )


def write_chapter(name: str, about: str, measured: Iterable[Measured]) -> None:
    """Put the chapter of this name on the page anew; the others stay as they are."""
    title = f"\n## {name}\n"
    before, _title, rest = PAGE.read_text(encoding="utf-8").partition(title)
    after = "".join(rest.partition("\n## ")[1:])
    rows = "\n".join(f"| {' | '.join(one.cells)} |" for one in measured)
    PAGE.write_text(
        f"""{before.rstrip()}
{title}
{about} {machine()}

| {" | ".join(HEADINGS)} |
|---|---|---|---|---|
{rows}
{after}""",
        encoding="utf-8",
    )
