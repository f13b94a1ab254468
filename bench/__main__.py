"""Measures what was promised of speed and memory, beside hand-written SQL.

A synthetic year is made at a scale and at a quarter of it, imported, and computed; the
demonstration is shown as page and as PDF. A scale of 1000 is 1.3 million participations:
leave it alone for some hours, with some gigabytes of disk. 10 takes a minute on SQLite.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.alone import alone
from bench.chapters import PAGE, write_chapter
from bench.computing import by_the_engine, side_by_side
from bench.databases import DATABASES, Fresh
from bench.importing import import_year, make_years
from bench.measured import Measured, machine, table
from bench.showing import PAGES, show_the_year

ABOUT = """Written by `make bench SCALE={0} WRITE=1`: a synthetic year of {0} times the
demonstration, beside one of a quarter of it. Times of the engine and of the hand-written
SQL (`bench/by_hand`) are the best of a few turns that alternate; each number of the one is
compared with that of the other."""
YEAR, EARLIER = 2019, 2018
FLAT, CACHES_MEGABYTES = 1.25, 400
"""Memory is flat when four times the rows take less than this many times as much.

Below so many megabytes the caches that SQLite may fill are still filling: 128 of the
file, 20 of pages, and those of each breakdown's sorting. The pages that an import may
keep at hand, up to 512, are left out.
"""
ROWS_A_SECOND = 20_000


def main() -> None:
    """Measure, print the table; exit 1 when something does not reach what it must."""
    arguments = _arguments()
    print(machine())
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory(
        prefix="steunpunt-bench-", dir=arguments.folder
    ) as made:
        folder = Path(made)
        folder.chmod(0o755)  # the server of PostgreSQL runs as somebody else
        for one in _measure(folder, arguments.scale, arguments.on, arguments.turns):
            print(" · ".join(cell for cell in one.cells if cell), flush=True)
            measured.append(one)
    print(f"\n{table(measured)}")
    for name in arguments.on if arguments.write else ():
        here = [one for one in measured if one.on in ("", name)]
        write_chapter(f"A year, {name}", ABOUT.format(arguments.scale), here)
    sys.exit(any(not one.holds for one in measured))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", type=int, default=40, help="times the demonstration")
    parser.add_argument("--on", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--turns", type=int, default=5, help="of engine and hand each")
    parser.add_argument("--folder", type=Path, help="where to put some gigabytes")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args()


def _measure(folder: Path, scale: int, on: list[str], turns: int) -> Iterator[Measured]:
    scales = max(1, scale // 4), scale
    quarter, whole = ((folder / f"{YEAR}-{n}", n, YEAR) for n in scales)
    earlier = folder / f"{EARLIER}", max(2, scale // 10), EARLIER
    made = [alone(make_years, quarter, earlier), alone(make_years, whole)]
    yield Measured(f"making a year, scale {scale}", "", f"{made[1]['seconds']:.1f} s")
    yield _memory("making a year", "", made)
    for name in on:
        (folder / name).mkdir()
        with DATABASES[name](folder / name) as fresh:
            yield from _years(folder, scales, name, fresh, turns)
            yield from _story(name, fresh)


def _years(
    folder: Path, scales: tuple[int, int], on: str, fresh: Fresh, turns: int
) -> Iterator[Measured]:
    """Import and compute both years; the larger one last, it stays for side by side."""
    imported, computed = [], []
    for scale in scales:
        fresh()
        years = folder / f"{YEAR}-{scale}", folder / f"{EARLIER}"
        imported.append(alone(import_year, *years))
        computed.append(alone(by_the_engine, YEAR))
    yield from _imports(imported, on)
    beside = alone(side_by_side, YEAR, turns)
    ratio = beside["engine"] / beside["by_hand"]
    few, many = (int(one["queries"]) for one in computed)
    yield Measured(
        f"all figures, all breakdowns: engine ÷ by hand, {beside['cells']} cells equal",
        on,
        f"{beside['engine']:.2f} s ÷ {beside['by_hand']:.2f} s = {ratio:.2f}",
        "≤ 2",
        ratio <= 2,
    )
    yield Measured(
        "queries of that, at both scales", on, f"{few}, {many}", "equal", few == many
    )
    yield _memory("all figures, all breakdowns", on, computed)


def _imports(imported: list[dict[str, float]], on: str) -> Iterator[Measured]:
    last = imported[-1]
    speed = last["registrations_a_second"]
    yield Measured(
        f"importing {last['registrations']:,} registrations with attendance",
        on,
        f"{speed:,.0f} rows/s",
        f"≥ {ROWS_A_SECOND:,}",
        speed >= ROWS_A_SECOND,
    )
    rows, seconds = last["rows"], last["seconds"]
    every = f"{rows / seconds:,.0f} rows/s, {seconds:.1f} s"
    yield Measured(f"importing all {rows:,} rows of the year", on, every)
    yield _memory("importing", on, imported, [one["cache"] for one in imported])


def _memory(
    what: str,
    on: str,
    runs: list[dict[str, float]],
    caches: Sequence[float] = (0, 0),
) -> Measured:
    """The memory of our process at a quarter of the scale, and at the scale."""
    small, large = (run["megabytes"] for run in runs)
    value = f"{small:.0f} MB, {large:.0f} MB"
    if any(caches) and on == "sqlite":
        value += f", with a cache of {caches[0]:.0f} and {caches[1]:.0f} MB"
        small, large = small - caches[0], large - caches[1]
    holds = large <= max(FLAT * small, CACHES_MEGABYTES)
    return Measured(f"memory of {what}, at both scales", on, value, "flat", holds)


def _story(on: str, fresh: Fresh) -> Iterator[Measured]:
    fresh()
    shown = alone(show_the_year)
    queries, pages = int(shown["story_queries"]), int(shown["long_pages"])
    yield Measured(
        "story page from an edition", on, f"{queries} queries", "≤ 15", queries <= 15
    )
    yield Measured(
        "story page, the best of five", on, f"{shown['story_milliseconds']:.0f} ms"
    )
    report = f"{shown['report_seconds']:.2f} s, {shown['report_pages']:.0f} pages"
    yield Measured("PDF of the demonstration", on, report)
    seconds = shown["long_seconds"]
    must = f"about 1 s for {PAGES} pages"
    yield Measured(
        "PDF, long", on, f"{seconds:.2f} s, {pages} pages", must, seconds <= 1.25
    )


if __name__ == "__main__":
    main()
