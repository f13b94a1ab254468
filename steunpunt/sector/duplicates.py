"""Records that look like the same person or organisation. People judge; this looks."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import KeptApart, Record
from steunpunt.sector.models import Organisation, OrganisationName, Person

SAME_ADDRESS = _("the same e-mail address, and names that resemble each other")
SAME_NAME = _("the same name")
SAME_NUMBER = _("the same enterprise number")
FORMER_NAME = _("one carries a name that the other had before")
LEGAL_FORM = re.compile(r"\b(vzw|ivzw|asbl|feitelijke vereniging|fv|npo)\b")
RESEMBLES = 0.72
MOST_TOGETHER = 6  # beyond this, a shared mailbox or a common name says nothing


@dataclass
class Pair:
    """Two records that look alike, and why."""

    first: Any
    second: Any
    reasons: list[Any] = field(default_factory=list)

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.first.pk}-{self.second.pk}"


def people_alike() -> list[Pair]:
    """People who look like one person, the surest first."""
    people = Person.objects.not_merged().filter(erased_at=None)
    by_address = _together(people.exclude(email=""), Lower("email"))
    named = people.exclude(first_name="").exclude(last_name="")
    by_name = _together(named, "folded_name")
    pairs = _Pairs(Person)
    for group in by_address:
        for one, other in combinations(group, 2):
            if resemble(one.folded_name, other.folded_name):
                pairs.add(one, other, SAME_ADDRESS)
    for group in by_name:
        for one, other in combinations(group, 2):
            pairs.add(one, other, SAME_NAME)
    return pairs.surest_first()


def organisations_alike() -> list[Pair]:
    """Organisations that look like one organisation, the surest first."""
    organisations = Organisation.objects.not_merged()
    pairs = _Pairs(Organisation)
    for group in _together(
        organisations.exclude(enterprise_number=""), "enterprise_number"
    ):
        for one, other in combinations(group, 2):
            pairs.add(one, other, SAME_NUMBER)
    named = list(organisations.order_by("pk"))
    for group in _groups((bare_name(one.folded_name), one) for one in named):
        for one, other in combinations(group, 2):
            pairs.add(one, other, SAME_NAME)
    _add_former_names(pairs, named)
    return pairs.surest_first()


def _add_former_names(pairs: "_Pairs", named: Iterable[Organisation]) -> None:
    by_name = {bare_name(one.folded_name): one for one in named}
    former = OrganisationName.objects.filter(organisation__merged_into=None)
    for name in former.select_related("organisation").order_by("pk"):
        other = by_name.get(bare_name(name.folded_name))
        if other is not None and other.pk != name.organisation_id:
            pairs.add(name.organisation, other, FORMER_NAME)


def bare_name(folded: str) -> str:
    """A folded name without its legal form, and without signs and spaces."""
    return re.sub(r"[^a-z0-9]", "", LEGAL_FORM.sub(" ", folded)) or folded


def resemble(one: str, other: str) -> bool:
    """Whether two folded names resemble each other, in whatever order they stand."""
    first, second = (" ".join(sorted(name.split())) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= RESEMBLES


def _together(records: QuerySet[Any], by: Any) -> Iterator[list[Any]]:
    """Records that share a value, in groups; the database finds which values."""
    shared = (
        records.order_by()
        .annotate(x_shared=by if not isinstance(by, str) else Lower(by))
        .values("x_shared")
        .annotate(x_n=Count("pk"))
        .filter(x_n__gt=1, x_n__lte=MOST_TOGETHER)
    )
    values = [row["x_shared"] for row in shared]
    for start in range(0, len(values), 500):
        found = records.annotate(
            x_shared=by if not isinstance(by, str) else Lower(by)
        ).filter(x_shared__in=values[start : start + 500])
        yield from _groups((one.x_shared, one) for one in found.order_by("pk"))


def _groups(keyed: Iterable[tuple[Hashable, Any]]) -> Iterator[list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for key, one in keyed:
        groups[key].append(one)
    return (g for g in groups.values() if 1 < len(g) <= MOST_TOGETHER)


class _Pairs:
    """Pairs, each once, without those that somebody keeps apart."""

    def __init__(self, model: type[Record]) -> None:
        apart = KeptApart.objects.filter(model=model._meta.label_lower)
        self.apart = set(apart.values_list("first_id", "second_id"))
        self.found: dict[tuple[Any, Any], Pair] = {}

    def add(self, one: Any, other: Any, reason: Any) -> None:
        first, second = sorted((one, other), key=lambda record: record.pk)
        if (str(first.pk), str(second.pk)) in self.apart:
            return
        pair = self.found.setdefault((first.pk, second.pk), Pair(first, second))
        if reason not in pair.reasons:
            pair.reasons.append(reason)

    def surest_first(self) -> list[Pair]:
        """The more reasons, the sooner."""
        return sorted(
            self.found.values(), key=lambda p: (-len(p.reasons), str(p.first))
        )


def keep_apart(model: type[Record], first: Any, second: Any, *, by: Any) -> None:
    """Note that two records are not the same, so that nobody is asked again."""
    one, other = sorted((first, second))
    KeptApart.objects.get_or_create(
        model=model._meta.label_lower,
        first_id=str(one),
        second_id=str(other),
        defaults={"by": by},
    )
