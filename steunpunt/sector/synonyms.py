"""Other words for a term: one text, with a semicolon between them."""

import re
from collections.abc import Iterable, Iterator

from steunpunt.sector.folding import fold

BETWEEN = re.compile(r"[;,\n]")


def words_of(synonyms: str) -> list[str]:
    """The words in what somebody typed: between semicolons, commas, or on lines."""
    parts = (" ".join(part.split()) for part in BETWEEN.split(synonyms))
    return [part for part in parts if part]


def tidied(synonyms: str, *, but: Iterable[str] = ()) -> str:
    """Each word once, whatever its capitals; without the names of the term itself."""
    return "; ".join(_once(words_of(synonyms), {fold(name) for name in but}))


def _once(words: Iterable[str], seen: set[str]) -> Iterator[str]:
    for word in words:
        if fold(word) not in seen:
            seen.add(fold(word))
            yield word
