"""The learning dashboard of BigBlueButton, as CSV or as JSON. It knows no addresses.

In the CSV the headings are translated; its lines are known by their shape: a name, TRUE
or FALSE for a moderator, and in the twelfth column how long.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from steunpunt.programme.online.stays import Span, Stay

LENGTH = re.compile(r"(\d\d):(\d\d):(\d\d)", re.ASCII)
MODERATOR, DURATION = 1, 11


def from_rows(rows: Sequence[Sequence[str]]) -> list[Stay] | None:
    """The stays; None: this is not such a file."""
    stays = []
    for row in rows[1:]:
        if len(row) <= DURATION or row[MODERATOR] not in ("TRUE", "FALSE"):
            continue  # answers of nobody in particular
        if found := LENGTH.fullmatch(row[DURATION]):
            hours, minutes, seconds = map(int, found.groups())
            length = float(hours * 3600 + minutes * 60 + seconds)
            stays.append(Stay(row[0], seconds=length))
    return stays or None


def from_json(found: Any) -> list[Stay] | None:
    """The stays; None: this is not such a file."""
    users = found.get("users") if isinstance(found, dict) else None
    if not isinstance(users, dict):
        return None
    stays: list[Stay] = []
    for user in users.values():
        if not isinstance(user, dict) or not isinstance(user.get("name"), str):
            return None
        name = user["name"].strip()
        stays += [Stay(name, span=span) for span in _spans(user, found.get("endedOn"))]
    return stays


def _spans(user: dict[str, Any], ended_on: Any) -> Iterator[Span]:
    """From when to when; who did not leave stayed until it ended."""
    ids = user.get("intIds")
    for one in ids.values() if isinstance(ids, dict) else ():
        for session in one.get("sessions", [one]) if isinstance(one, dict) else ():
            first = _number(session, "registeredOn")
            last = _number(session, "leftOn") or _number({"at": ended_on}, "at")
            if first and last >= first:
                yield first / 1000, last / 1000


def _number(found: Any, name: str) -> float:
    value = found.get(name) if isinstance(found, dict) else None
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if plain and abs(value) < 1e15 else 0.0  # type: ignore[arg-type] # a number
