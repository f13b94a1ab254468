"""The filters of the programme, as its address says them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from steunpunt.programme.models import Activity, Mode
from steunpunt.programme.placing.places import read_places
from steunpunt.programme.public.searching import matching

Values = Iterable[tuple[str, str]]  # key, label


@dataclass(frozen=True)
class Choice:
    """One box of a filter: its name, how many it finds, whether it is ticked."""

    key: str
    label: str
    count: int
    ticked: bool


@dataclass(frozen=True)
class Filter:
    """One question about an activity; an activity may have several answers."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def ticked(self) -> list[Choice]:
        """The boxes that are ticked."""
        return [choice for choice in self.choices if choice.ticked]


def _themes(activity: Activity) -> Values:
    return [(theme.reference, str(theme)) for theme in activity.themes.all()]


def _level(activity: Activity) -> Values:
    return [(activity.level.reference, str(activity.level))] if activity.level else []


def _kind(activity: Activity) -> Values:
    return [(activity.kind.reference, str(activity.kind))] if activity.kind else []


def _mode(activity: Activity) -> Values:
    return [(activity.mode, str(Mode(activity.mode).label))] if activity.mode else []


def _month(activity: Activity) -> Values:
    day: date | None = activity.starts_on
    return [(f"{day:%Y-%m}", f"{MONTHS[day.month]} {day.year}")] if day else []


def _place(activity: Activity) -> Values:
    towns = {one.municipality for one in activity.sessions.all() if one.municipality}
    return [(town, town) for town in sorted(towns)]


QUESTIONS: dict[str, tuple[Callable[[], str], Callable[[Activity], Values]]] = {
    "thema": (lambda: _("Theme"), _themes),
    "niveau": (lambda: _("Level"), _level),
    "soort": (lambda: _("Kind"), _kind),
    "vorm": (lambda: _("Mode"), _mode),
    "maand": (lambda: _("Month"), _month),
    "plaats": (lambda: _("Place"), _place),
}
WORDS, FREE = "q", "vrij"


@dataclass
class Asked:
    """What somebody looks for: words, ticked boxes, and whether a place is free."""

    words: str = ""
    ticked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    only_free: bool = False

    @classmethod
    def from_address(cls, query: QueryDict) -> "Asked":
        """Read an address; what it does not know, it passes over."""
        return cls(
            words=query.get(WORDS, "").strip()[:200],
            ticked={
                name: frozenset(query.getlist(name))
                for name in QUESTIONS
                if any(query.getlist(name))
            },
            only_free=query.get(FREE) == "1",
        )

    @property
    def is_nothing(self) -> bool:
        """Whether everything is shown."""
        return not (self.words or self.ticked or self.only_free)

    def finds(self, activities: Iterable[Any], *, but: str = "") -> list[Any]:
        """What fits; `but` leaves one question out, to count its boxes."""
        found = list(activities)
        if self.words:
            found = matching(found, self.words)
        for name, wanted in self.ticked.items():
            if name != but:
                answers = QUESTIONS[name][1]
                found = [
                    one for one in found if wanted & {key for key, _l in answers(one)}
                ]
        if self.only_free:
            found = [one for one in found if read_places(one).has(1)]
        return found


def filters_of(activities: Iterable[Any], asked: Asked) -> list[Filter]:
    """Each filter with its boxes, and how many each would find beside the others."""
    everything = list(activities)
    found = []
    for name, (label, answers) in QUESTIONS.items():
        labels = dict(pair for one in everything for pair in answers(one))
        here = asked.finds(everything, but=name)
        counts = Counter(key for one in here for key, _label in answers(one))
        ticked = asked.ticked.get(name, frozenset())
        order = sorted(labels) if name == "maand" else sorted(labels, key=labels.get)  # type: ignore[arg-type] # every key is there
        choices = [
            Choice(key, labels[key], counts[key], key in ticked) for key in order
        ]
        if len(choices) > 1:
            found.append(Filter(name, label(), choices))
    return found
