"""Notes in the margin: the code of each figure, and once what it counts."""

from collections.abc import Iterable
from typing import Any

from steunpunt.reports.document import numbers_in
from steunpunt.reports.numbers import Shown

MOST_EXPLAINED = 4  # with more figures in one passage a margin would outgrow it


class Notes:
    """Remembers which figures were explained already."""

    def __init__(self) -> None:
        self.explained: set[str] = set()

    def of(self, data: Any) -> list[dict[str, str]]:
        """The notes beside a passage: code, and its name or what it counts."""
        found: dict[str, Shown] = {}
        for shown in numbers_in(data):
            found.setdefault(shown.key.code, shown)
        return list(self._notes(found.values()))

    def _notes(self, found: Iterable[Shown]) -> Iterable[dict[str, str]]:
        shown_here = list(found)
        for shown in shown_here:
            code, text = shown.key.code, ""
            if code not in self.explained:
                brief = len(shown_here) > MOST_EXPLAINED
                text = shown.definition.label if brief else first_sentence(shown)
                if not brief:
                    self.explained.add(code)
            yield {"code": code, "text": text}


def first_sentence(shown: Shown) -> str:
    """What a figure counts, in its first sentence."""
    sentence, stop, _rest = shown.definition.text.partition(". ")
    return sentence + (stop.strip() or "")
