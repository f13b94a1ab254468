"""The participants report of Zoom: commas, perhaps below two lines about the meeting.

A line is a stay, or all stays together where somebody asked for that. Minutes in the
waiting room were not in the meeting.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from steunpunt.programme.online.stays import Span, Stay

MOMENTS = tuple(
    f"{day} {time}"
    for day in ("%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d", "%b %d, %Y")
    for time in ("%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M")
)
LENGTHS = ("duration (minutes)", "total duration (minutes)")


def from_rows(rows: Sequence[Sequence[str]]) -> list[Stay] | None:
    """The stays; None: this is not such a report."""
    for at, row in enumerate(rows):
        heading = [cell.lower() for cell in row]
        if _is_heading(heading):
            lines = (dict(zip(heading, each, strict=False)) for each in rows[at + 1 :])
            return [stay for line in lines if (stay := _stay(line)) is not None]
    return None


def _is_heading(cells: Sequence[str]) -> bool:
    named = bool(cells) and cells[0].startswith("name")
    return named and any(length in cells for length in LENGTHS)


def _stay(line: Mapping[str, str]) -> Stay | None:
    name = next(iter(line.values()), "")
    email = next((line[key] for key in line if "email" in key), "")
    if line.get("in waiting room", "").lower() == "yes" or not (name or email):
        return None
    minutes = next((line[key] for key in LENGTHS if key in line), "")
    seconds = int(minutes) * 60.0 if minutes.isascii() and minutes.isdigit() else None
    return Stay(name, email if "@" in email else "", seconds, _span(line))


def _span(line: Mapping[str, str]) -> Span | None:
    """From when to when. Which is day and which month does not matter here."""
    joined, left = line.get("join time", ""), line.get("leave time", "")
    for form in MOMENTS:
        try:
            first = datetime.strptime(joined, form).replace(tzinfo=UTC)
            last = datetime.strptime(left, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return first.timestamp(), last.timestamp()
    return None
