"""Making a synthetic year, and importing it: rows a second, and memory."""

import time
from pathlib import Path

from bench.alone import peak_megabytes


def make_years(*years: tuple[Path, int, int]) -> dict[str, float]:
    """Write years in the import format, each a folder, a scale and a year."""
    from steunpunt.demo.generating import generate
    from steunpunt.demo.shapes import shape_of

    start = time.perf_counter()
    for folder, scale, year in years:
        generate(folder, scale=scale, shape=shape_of(year))
    return {"seconds": time.perf_counter() - start, "megabytes": peak_megabytes()}


def import_year(path: Path, earlier: Path) -> dict[str, float]:
    """Import a year; the rows and the speed of all sheets and of registrations.

    The earlier year comes in after that, so that some came before.
    """
    from steunpunt.exchange.importing import import_records
    from steunpunt.exchange.reading import open_source
    from steunpunt.exchange.tables import cache_kilobytes

    clock = Clock()
    start = time.perf_counter()
    outcome = import_records(open_source(path), progress=clock)
    took = time.perf_counter() - start
    if outcome.problems:
        raise SystemExit(f"The year does not come in: {list(outcome.problems)[:5]}")
    found = {
        "seconds": took,
        "rows": sum(clock.rows.values()),
        "registrations": clock.rows["registrations"],
        "registrations_a_second": clock.rows["registrations"]
        / clock.seconds["registrations"],
        "megabytes": peak_megabytes(),
        "cache": cache_kilobytes(sum(clock.rows.values())) / 1000,
    }
    import_records(open_source(earlier))
    return found


class Clock:
    """How many rows each sheet has, and how long it took."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def __call__(self, sheet: str, done: int, _of: int) -> None:
        """The time since the last chunk went to this one.

        When a sheet begins, it went to what came after the sheet before.
        """
        now = time.perf_counter()
        if done:
            self.seconds[sheet] = self.seconds.get(sheet, 0) + now - self._last
        self.rows[sheet] = done
        self._last = now
