"""What an organisation was on a day: its target group, type and province.

Records keep these facts as they were on their day (an *attribution*), so that a
recognition, a move or a new rule in a later year changes nothing that was counted.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from steunpunt.sector.models import (
    Organisation,
    OrganisationPlace,
    Recognition,
    TargetGroup,
    TargetGroupRule,
)

MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Attribution:
    """The facts about an organisation on one day, as a record keeps them.

    `target_group` is "" when there is no organisation: not known is not secondary.
    """

    target_group: str = ""
    organisation_type_id: int | None = None
    province: str = ""


UNKNOWN = Attribution()


@dataclass(slots=True)
class _Dated:
    """What is dated about one organisation: stretches from–to, ends included."""

    type_id: int | None
    recognitions: list[tuple[date, date]] = field(default_factory=list)
    #: from, reference, to, province: the one that began last is the greatest
    places: list[tuple[date, str, date, str]] = field(default_factory=list)
    #: the days on which something may change; between two of them the facts are one
    turns: list[date] = field(default_factory=list)
    facts: dict[int, Attribution] = field(default_factory=dict)

    def stretches(self) -> Iterator[tuple[date, date]]:
        """Every stretch from–to that is known about it."""
        yield from self.recognitions
        yield from ((first, last) for first, _reference, last, _province in self.places)


class Attributions:
    """Answers `on(organisation_id, day)` from memory.

    Organisations are read when they are first asked for, and forgotten when there are
    too many of them, so that memory stays flat.
    """

    def __init__(self) -> None:
        self._rules = sorted(
            TargetGroupRule.objects.all(), key=lambda r: (r.position, *r.began())
        )
        self._rule_turns = _turns(
            (rule.valid_from or date.min, rule.valid_to or date.max)
            for rule in self._rules
        )
        self._organisations: dict[int, _Dated] = {}

    def know(self, organisation_ids: Collection[int]) -> None:
        """Read several organisations at once, before asking for each of them."""
        if len(self._organisations) > MOST_KEPT:
            self._organisations.clear()
        ids = [pk for pk in organisation_ids if pk not in self._organisations]
        types = Organisation.objects.filter(pk__in=ids).values_list("pk", "type_id")
        self._organisations |= {pk: _Dated(type_id) for pk, type_id in types}
        mine = {"organisation__in": ids}
        for pk, first, last in Recognition.objects.filter(**mine).values_list(
            "organisation_id", "valid_from", "valid_to"
        ):
            stretch = first or date.min, last or date.max
            self._organisations[pk].recognitions.append(stretch)
        for pk, first, reference, last, province in OrganisationPlace.objects.filter(
            **mine
        ).values_list(
            "organisation_id", "valid_from", "reference", "valid_to", "province"
        ):
            place = first or date.min, reference, last or date.max, province
            self._organisations[pk].places.append(place)
        for pk in ids:
            dated = self._organisations[pk]
            dated.turns = sorted({*self._rule_turns, *_turns(dated.stretches())})

    def on(self, organisation_id: int | None, day: date) -> Attribution:
        """The facts about that organisation on that day."""
        if organisation_id is None:
            return UNKNOWN
        if organisation_id not in self._organisations:
            self.know([organisation_id])
        dated = self._organisations[organisation_id]
        stretch = bisect_right(dated.turns, day)
        if stretch not in dated.facts:
            dated.facts[stretch] = self._work_out(dated, day)
        return dated.facts[stretch]

    def _work_out(self, dated: _Dated, day: date) -> Attribution:
        held = [place for place in dated.places if place[0] <= day <= place[2]]
        recognised = any(first <= day <= last for first, last in dated.recognitions)
        return Attribution(
            target_group=self._first_rule(day, recognised, dated.type_id),
            organisation_type_id=dated.type_id,
            province=max(held)[3] if held else "",
        )

    def _first_rule(self, day: date, recognised: bool, type_id: int | None) -> str:
        for rule in self._rules:
            if (
                rule.holds_on(day)
                and rule.recognised in (None, recognised)
                and rule.organisation_type_id in (None, type_id)
            ):
                return rule.group
        return TargetGroup.SECONDARY


def _turns(stretches: Iterable[tuple[date, date]]) -> set[date]:
    """The days on which one of the stretches begins, or is just over."""
    turns = set()
    for first, last in stretches:
        turns.add(first)
        if last < date.max:
            turns.add(last + timedelta(days=1))
    return turns


def attribution_on(organisation: Organisation | None, day: date) -> Attribution:
    """The facts about one organisation on one day."""
    if organisation is None:
        return UNKNOWN
    return Attributions().on(organisation.pk, day)
