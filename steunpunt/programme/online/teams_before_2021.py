"""The attendance list of Microsoft Teams from before 2021: who joined and who left.

Three columns with tabs: name, what they did, when. Headings, actions and dates are in
the language of who downloaded it; what somebody did first, is joining. It was made
while the meeting went on, so of who did not leave yet we count until its last line.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from steunpunt.programme.online.stays import Span, Stay

COLUMNS = 3
#: joined, joined before, left
MOST_ACTIONS = 3
#: 5/20/2020, 10:02:11 AM; 20-05-2020 10:02:11; 2020-05-20 10:02
MOMENT = re.compile(
    r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),?\s+"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
NOON = 12
LAST_MONTH, LAST_DAY = 12, 31

Event = tuple[float, str]  # when, in seconds, and what somebody did


def from_rows(rows: Sequence[Sequence[str]]) -> list[Stay] | None:
    """The stays; None: this is not such a list."""
    lines = [row for row in rows[1:] if row]
    if not lines or any(len(row) != COLUMNS for row in lines):
        return None
    if len({row[1] for row in lines}) > MOST_ACTIONS:
        return None
    found: dict[str, list[Event]] = {}
    for name, action, when in lines:
        moment = _seconds(when)
        if moment is None:
            return None
        found.setdefault(name, []).append((moment, action))
    return list(_stays(found))


def _stays(found: dict[str, list[Event]]) -> Iterator[Stay]:
    for events in found.values():
        events.sort(key=lambda event: event[0])
    joining = {events[0][1] for events in found.values()}
    until = max(events[-1][0] for events in found.values())
    for name, events in found.items():
        for span in _spans(events, joining, until):
            yield Stay(name, span=span)


def _spans(events: Sequence[Event], joining: set[str], until: float) -> Iterator[Span]:
    """From when to when; who joins twice and leaves once, left."""
    since = None
    for moment, action in events:
        if action in joining:
            since = moment if since is None else since
        elif since is not None:
            yield since, moment
            since = None
    if since is not None:
        yield since, until


def _seconds(words: str) -> float | None:
    """Since the first of all days; None: this is no moment."""
    parts = MOMENT.fullmatch(words)
    if parts is None:
        return None
    *day, hour, minute, second = (int(part or 0) for part in parts.groups()[:6])
    half = (parts[7] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    try:
        moment = datetime(*_day(day, american=bool(half)), hour, minute, second)  # noqa: DTZ001 - only how long counts
    except ValueError:
        return None
    return (moment - datetime(1, 1, 1)) / timedelta(seconds=1)  # noqa: DTZ001 - the same


def _day(numbers: Sequence[int], *, american: bool) -> tuple[int, int, int]:
    """Year, month and day, in whichever order they were written."""
    first, second, third = numbers
    if first > LAST_DAY:
        return first, second, third
    if second > LAST_MONTH or (american and first <= LAST_MONTH):
        return third, first, second
    return third, second, first
