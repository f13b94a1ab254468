"""What was measured, beside what it must reach."""

import os
import platform
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

HEADINGS = ("what", "on", "measured", "must reach", "")


@dataclass(frozen=True)
class Measured:
    """One line of the table.

    Attributes:
        on: which database, or empty.
        value: as it is read, with its unit.
        must: what it must reach, in words; empty when nothing was promised.
        holds: whether it does.
    """

    what: str
    on: str
    value: str
    must: str = ""
    holds: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        verdict = "" if not self.must else "yes" if self.holds else "NO"
        return self.what, self.on, self.value, self.must, verdict


def table(measured: Iterable[Measured]) -> str:
    """Lines for a screen."""
    rows = [HEADINGS, *(one.cells for one in measured)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def machine() -> str:
    """Where and when, how busy it was, and how fast: the same machine is not always."""
    import sqlite3

    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores of {platform.machine()}, "
        f"{_memory_gigabytes()} GB, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}; load {load}; ten million additions in "
        f"{_yardstick():.1f} s."
    )


def _yardstick() -> float:
    """Seconds of processor for ten million additions in Python."""
    began, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - began


def _memory_gigabytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
