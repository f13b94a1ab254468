"""Notices when one of our templates asks for something that it was not given.

Django asks whether `string_if_invalid` is filled before it falls back to nothing. This
one answers no, as if it were not there, and remembers who asked: so templates of
Wagtail and allauth, which lean on that, do what they always did.
"""

import sys
from pathlib import Path
from types import FrameType

PACKAGE = str(Path(__file__).parents[2] / "steunpunt")


class Unknown(str):
    """An empty text that remembers which of our templates met it."""

    found: set[str]

    def __new__(cls) -> "Unknown":
        made = super().__new__(cls, "")
        made.found = set()
        return made

    def __bool__(self) -> bool:
        asker = sys._getframe(1)
        template = _template(asker)
        if template.startswith(PACKAGE):
            name = template.removeprefix(PACKAGE)
            self.found.add(f"{name}: {asker.f_locals.get('self')}")
        return False


def _template(frame: FrameType | None) -> str:
    """The file of the nearest node that is being rendered."""
    while frame is not None:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if origin is not None and hasattr(origin, "name"):
            return str(origin.name)
        frame = frame.f_back
    return ""
