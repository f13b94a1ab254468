"""The attendance report of Microsoft Teams: text in UTF-16, with tabs, in three parts.

The headings are in the language of who downloads it; the parts are numbered, and the
columns of the second stand in one order: name, first joined, last left, how long,
e-mail. The time is that of all stays together already.
"""

import re
from collections.abc import Sequence

from steunpunt.programme.online.stays import Stay

FEWEST_COLUMNS = 5
#: 1h 13m 42s, 1 u 13 min 42 sec
PART = re.compile(r"(\d+)\s*([^\W\d_])[^\W\d_]*\.?")
SECONDS = {"h": 3600, "u": 3600, "m": 60, "s": 1}


def from_rows(rows: Sequence[Sequence[str]]) -> list[Stay] | None:
    """The stays; None: this is not such a report."""
    begins = [row[0][:2] if row else "" for row in rows]
    if "1." not in begins or "2." not in begins:
        return None
    heading = begins.index("2.") + 1
    if heading >= len(rows) or len(rows[heading]) < FEWEST_COLUMNS:
        return None
    stays = []
    for row in rows[heading + 1 :]:
        if len(row) < FEWEST_COLUMNS:
            break  # an empty line, and the next part
        stays.append(Stay(row[0], row[4] if "@" in row[4] else "", duration(row[3])))
    return stays


def duration(words: str) -> float | None:
    """In seconds; None: another way of writing it."""
    parts = PART.findall(words)
    rest = PART.sub("", words).strip()
    if not parts or rest or any(unit.lower() not in SECONDS for _n, unit in parts):
        return None
    return float(sum(int(number) * SECONDS[unit.lower()] for number, unit in parts))
