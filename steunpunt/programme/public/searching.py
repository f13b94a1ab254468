"""Searching the programme in Dutch: forms of a word find each other.

What is to come is some dozens of activities, so their words are compared in memory, the
same on every database.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from steunpunt.programme.models import Activity
from steunpunt.sector.folding import fold
from steunpunt.sector.models import Term

WORD = re.compile(r"[^\W_]+")
#: so many letters of a word find it, so that a search may be half typed
FEWEST_LETTERS = 3

_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part that forms of a Dutch word share: vereniging, verenigingen."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=2_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(fold(text)))


def matching(activities: Iterable[Activity], words: str) -> list[Activity]:
    """The activities in which each of these words stands, in some form."""
    wanted = [(word, stem(word)) for word in WORD.findall(fold(words))]
    return [one for one in activities if _has(_stems(_text_of(one)), wanted)]


def _has(stems: frozenset[str], wanted: list[tuple[str, str]]) -> bool:
    return all(
        form in stems
        or (
            len(word) >= FEWEST_LETTERS
            and any(other.startswith((word, form)) for other in stems)
        )
        for word, form in wanted
    )


def _terms_of(activity: Activity) -> list[Term]:
    terms = (activity.kind, activity.level, *activity.themes.all())
    return [term for term in terms if term is not None]


def _text_of(activity: Activity) -> str:
    parts = (
        activity.title,
        activity.summary,
        activity.description,
        activity.audience,
        *(term.in_all_words for term in _terms_of(activity)),
        *(f"{one.place} {one.municipality}" for one in activity.sessions.all()),
    )
    return " ".join(parts)
