"""Measures the outbox: 1,000 messages through a bad server, 100 workers killed.

    python -m bench.mail --write

The server refuses, hangs, mumbles and drops connections, for half of the messages. What
it took on and confirmed is held beside what the outbox says, message by message.
"""

import argparse
import sys
from collections.abc import Iterator

from bench.chapters import PAGE, fresh_sites, write_chapter
from bench.databases import DATABASES
from bench.measured import Measured, machine, table
from tests.mail.killing import Books, send_and_kill

ABOUT = """Written by `python -m bench.mail --write`.
Half of the messages meet a server that refuses, hangs, mumbles or drops the connection, some of
them at each attempt; two workers send at a time, and are killed (SIGKILL) at moments spread over the work."""


def main() -> None:
    """Measure, print the table; exit 1 when something was lost or sent twice."""
    arguments = _arguments()
    print(machine())
    measured: list[Measured] = []
    for on, settings in fresh_sites(arguments.on):
        books = send_and_kill(
            settings, messages=arguments.messages, kills=arguments.kills
        )
        measured += _lines(books, on, arguments.messages, arguments.kills)
    print(f"\n{table(measured)}")
    if arguments.write:
        write_chapter("Mail", ABOUT, measured)
    sys.exit(any(not one.holds for one in measured))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.mail", description=__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--on", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args()


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


if __name__ == "__main__":
    main()
