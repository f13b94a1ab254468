"""Measures registering over HTTP against the server of a real site, load included.

    python -m bench.registering --write

Whole registrations (form, sending, confirmation; mail queued) by 32 clients; a rush of
200 for one place, for fifty and with a waiting list, again and again; the programme
with 60 activities to come and 20,000 that were, and the page of one activity.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.chapters import PAGE, fresh_sites, write_chapter
from bench.databases import DATABASES
from bench.measured import Measured, machine, table
from tests.rush.site import a_site, ask
from tests.rush.visitors import Visit, Visitor, keep_on, outcomes, rush, slowest
from tests.serving import Served

ABOUT = """Written by `python -m bench.registering --write`, the clients on the same machine."""
CLIENTS, RUSH, COMING, PAST = 32, 200, 60, 20_000
A_MINUTE, PROGRAMME_A_SECOND, ACTIVITY_A_SECOND = 1_000, 200, 300
MEGABYTES = 500


def main() -> None:
    """Measure, print the table; exit 1 when something does not reach what it must."""
    arguments = _arguments()
    print(machine())
    measured: list[Measured] = []
    for on, settings in fresh_sites(arguments.on):
        here: list[Measured] = []
        with a_site(settings) as site:
            for one in _measure(site, on, arguments):
                print(" · ".join(cell for cell in one.cells if cell), flush=True)
                here.append(one)
        measured += here
        if arguments.write:
            write_chapter(f"Registering, {on}", ABOUT, here)
    print(f"\n{table(measured)}")
    sys.exit(any(not one.holds for one in measured))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.registering", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="of registering")
    parser.add_argument("--pages", type=int, default=30, help="seconds for each page")
    parser.add_argument("--rushes", type=int, default=20, help="of each kind")
    parser.add_argument("--on", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args()


def _measure(site: Served, on: str, asked: argparse.Namespace) -> Iterator[Measured]:
    season = ask(site, "season", COMING, PAST)
    assert isinstance(season, dict)
    yield from _pages(site, on, asked.pages, season["activity"])
    for places, waits in ((1, False), (50, False), (50, True)):
        yield _rushes(site, on, asked.rushes, places, waits=waits)
    yield from _registrations(site, on, asked.seconds)
    yield Measured(
        "memory of all processes of the site",
        on,
        f"{_megabytes(site.process.pid):.0f} MB",
        f"at most {MEGABYTES} MB",
        _megabytes(site.process.pid) <= MEGABYTES,
    )


def _registrations(site: Served, on: str, seconds: int) -> Iterator[Measured]:
    activity = ask(site, "activity", 0, 1)
    assert isinstance(activity, int)
    began = time.monotonic()
    visits = keep_on(
        seconds,
        CLIENTS,
        lambda client, turn: Visitor(site.port).register(
            activity, f"C{client} T{turn}"
        ),
    )
    took = time.monotonic() - began
    done = outcomes(visits)
    a_minute = done["confirmed"] / took * 60
    yield Measured(
        f"whole registrations a minute, {CLIENTS} clients, {seconds} s",
        on,
        f"{a_minute:.0f}",
        f"at least {A_MINUTE}",
        a_minute >= A_MINUTE,
    )
    answers = [one for visit in visits for one in visit.seconds]
    yield Measured(
        "95% of the answers come within",
        on,
        f"{slowest(answers) * 1000:.0f} ms",
        "1 s",
        slowest(answers) < 1,
    )
    wrong = Counter({k: n for k, n in done.items() if k != "confirmed"})
    yield Measured("errors", on, str(sum(wrong.values())), "0", not wrong)


def _rushes(site: Served, on: str, times: int, places: int, *, waits: bool) -> Measured:
    right, longest = 0, 0.0
    for _time in range(times):
        activity = ask(site, "activity", places, int(waits))
        assert isinstance(activity, int)
        visits = rush(site.port, activity, RUSH, waiting=waits)
        longest = max(longest, *(visit.whole for visit in visits))
        rest = "waiting" if waits else "refused"
        right += outcomes(visits) == {"confirmed": places, rest: RUSH - places}
    kind = f"{places} place{'s' if places > 1 else ''}"
    in_time = not waits  # on the list each of them fills in the whole form
    return Measured(
        f"{RUSH} at once for {kind}{', waiting list' if waits else ''}: right",
        on,
        f"{right} of {times}; the last answered after {longest:.1f} s",
        f"{times} of {times}{', within 5 s' if in_time else ''}",
        right == times and (longest <= 5 or not in_time),
    )


def _pages(site: Served, on: str, seconds: int, activity: int) -> Iterator[Measured]:
    for what, path, wanted in (
        ("programme", "/aanbod/", PROGRAMME_A_SECOND),
        ("activity", f"/aanbod/activiteit-0-{activity}/", ACTIVITY_A_SECOND),
    ):
        visitors = [Visitor(site.port) for _client in range(CLIENTS)]

        def look(
            client: int, _turn: int, path: str = path, all_: list[Visitor] = visitors
        ) -> Visit:
            visitor = all_[client]
            visitor.visit = Visit()
            status, _next, _page = visitor.ask("GET", path)
            visitor.visit.outcome = str(status)
            return visitor.visit

        visits = keep_on(seconds, CLIENTS, look)
        rate = len(visits) / seconds
        late = slowest([visit.whole for visit in visits])
        yield Measured(
            f"{what} page, requests a second",
            on,
            f"{rate:.0f}, 95% within {late * 1000:.0f} ms",
            f"{wanted}, within 300 ms",
            rate >= wanted and late < 0.3 and set(outcomes(visits)) == {"200"},
        )


def _megabytes(process: int) -> float:
    """Of a process and all below it: what is not shared, and its part of what is."""
    listed = subprocess.run(
        ["ps", "-eo", "pid,ppid"],  # noqa: S607 - of the system
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")[1:]
    parents = dict(map(int, line.split()) for line in listed if line.strip())
    family = {process}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(map(_share, family)) / 1024


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
