"""Measures the outbox: 1,000 messages through a bad server, 100 workers killed.

    python -m bench.mail --write

The server refuses, hangs, mumbles and drops connections, for half of the messages. What
it took on and confirmed is held beside what the outbox says, message by message.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.__main__ import PAGE
from bench.databases import DATABASES
from bench.measured import HEADINGS, Measured, machine, table
from tests.mail.killing import Books, send_and_kill

TITLE = "\n## Mail\n"


def main() -> None:
    """Measure, print the table; exit 1 when something was lost or sent twice."""
    arguments = _arguments()
    print(machine())
    measured: list[Measured] = []
    for on in arguments.on:
        with tempfile.TemporaryDirectory(prefix="steunpunt-bench-") as made:
            folder = Path(made)
            folder.chmod(0o755)  # the server of PostgreSQL runs as somebody else
            with DATABASES[on](folder) as fresh:
                fresh()
                books = send_and_kill(
                    _settings(), messages=arguments.messages, kills=arguments.kills
                )
        measured += _lines(books, on, arguments.messages, arguments.kills)
    print(f"\n{table(measured)}")
    if arguments.write:
        PAGE.write_text(_page(measured), encoding="utf-8")
    sys.exit(any(not one.holds for one in measured))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.mail", description=__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--on", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args()


def _settings() -> dict[str, str]:
    """Where the database is that was just made."""
    names = ("STEUNPUNT_DATA_DIR", "STEUNPUNT_DATABASE_URL")
    return {name: os.environ[name] for name in names if name in os.environ}


def _lines(books: Books, on: str, messages: int, kills: int) -> Iterator[Measured]:
    what = f"{messages:,} messages, {kills} workers killed, {books.busy} of them busy"
    yield Measured(what, on, f"{books.seconds:.0f} s")
    came = ", ".join(f"{n:,} {status}" for status, n in sorted(books.statuses.items()))
    yield Measured("what became of them", on, came)
    for name, found in (
        ("lost", books.lost),
        ("taken by the server twice", books.twice),
        ("taken and not listed as sent or uncertain", books.unlisted),
    ):
        yield Measured(name, on, str(len(found)), "0", not found)


def _page(measured: list[Measured]) -> str:
    """The reference page, with another part on mail."""
    before = PAGE.read_text(encoding="utf-8").split(TITLE)[0]
    rows = "\n".join(f"| {' | '.join(one.cells)} |" for one in measured)
    return f"""{before}{TITLE}
Written by `python -m bench.mail --write`. {machine()}
Half of the messages meet a server that refuses, hangs, mumbles or drops the connection, some of
them at each attempt; two workers send at a time, and are killed (SIGKILL) at moments spread over the work.

| {" | ".join(HEADINGS)} |
|---|---|---|---|---|
{rows}
"""


if __name__ == "__main__":
    main()
