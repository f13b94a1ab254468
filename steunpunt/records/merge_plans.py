"""What merging two records would do: read it before, and refuse when it cannot be.

Nothing here writes. `merging.merge` makes the plan again under a lock, so what somebody
looked at is what happens, or nothing does.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet, TextChoices, UniqueConstraint
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.records.history import plain
from steunpunt.records.models import Record
from steunpunt.records.references import OnClash, Pair, Reference, references_to
from steunpunt.records.references import undeclared as undeclared_references


class Side(TextChoices):
    """Of which of the two records something is taken."""

    KEPT = "kept", gettext_lazy("of the record that stays")
    ABSORBED = "absorbed", gettext_lazy("of the record that goes")


@dataclass(frozen=True)
class FieldChoice:
    """A field of both records, and the side that is proposed."""

    name: str
    kept: Any
    absorbed: Any

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.absorbed != self.kept)

    @property
    def proposed(self) -> Side:
        """What stays says more, unless it says nothing."""
        empty = self.kept in (None, "")
        return Side.ABSORBED if empty and self.differs else Side.KEPT


@dataclass(frozen=True)
class Clash:
    """Rows of both records that cannot all stay."""

    reference: Reference
    kept: tuple[Any, ...]
    absorbed: tuple[Any, ...]

    @property
    def key(self) -> str:
        """How a form names it."""
        rows = "-".join(str(row.pk) for row in (*self.kept, *self.absorbed))
        return f"{self.reference.key}:{rows}"

    @property
    def proposed(self) -> Side:
        """The side that there is more reason to keep."""
        better = self.reference.better
        if better is None:
            return Side.KEPT
        here, there = max(map(better, self.kept)), max(map(better, self.absorbed))
        return Side.ABSORBED if there > here else Side.KEPT

    def losing(self, side: Side) -> tuple[Any, ...]:
        """The rows that go when this side is kept."""
        return self.absorbed if side is Side.KEPT else self.kept

    def staying(self, side: Side) -> tuple[Any, ...]:
        """The rows that stay when this side is kept."""
        return self.kept if side is Side.KEPT else self.absorbed


@dataclass(frozen=True)
class Move:
    """Rows that will hang on the record that stays."""

    reference: Reference
    keys: list[Any]


@dataclass
class MergePlan:
    """Everything that a merge would do."""

    kept: Record
    absorbed: Record
    fields: list[FieldChoice] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def to_choose(self) -> list[Clash]:
        """The clashes about which somebody has to decide."""
        return [c for c in self.clashes if c.reference.on_clash is OnClash.CHOOSE]

    @property
    def fingerprint(self) -> str:
        """The same while nothing changed that this plan is about."""
        said = [
            [str(self.kept.pk), str(self.absorbed.pk)],
            [[f.name, plain(f.kept), plain(f.absorbed)] for f in self.fields],
            [[m.reference.key, sorted(map(str, m.keys))] for m in self.moves],
            sorted(clash.key for clash in self.clashes),
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def plan(kept: Record, absorbed: Record) -> MergePlan:
    """What merging `absorbed` into `kept` would do."""
    found = MergePlan(kept, absorbed, refusals=_refusals(kept, absorbed))
    if type(kept) is not type(absorbed) or kept.pk == absorbed.pk:
        return found
    found.fields = [
        FieldChoice(name, _value(kept, name), _value(absorbed, name))
        for name in type(kept).merges
    ]
    for reference in references_to(type(kept)):
        clashes = list(_clashes(reference, kept, absorbed))
        found.clashes += clashes
        keys = list(rows_of(reference, absorbed).values_list("pk", flat=True))
        if keys:
            found.moves.append(Move(reference, keys))
        if clashes and reference.on_clash is OnClash.REFUSE:
            found.refusals.append(
                _("Both have %(what)s that cannot both stay. Mend that first.")
                % {"what": reference.label}
            )
    return found


def rows_of(reference: Reference, record: Model) -> QuerySet[Any]:
    """The rows that refer to a record by one column."""
    found: QuerySet[Any] = reference.model._base_manager.filter(
        **{reference.field: record.pk}
    )
    return found.order_by("pk")


def _value(record: Record, name: str) -> Any:
    return getattr(record, record._meta.get_field(name).attname)  # type: ignore[union-attr] # a column


def _refusals(kept: Record, absorbed: Record) -> list[str]:
    if type(kept) is not type(absorbed):
        return [_("These are records of different kinds.")]
    if kept.pk == absorbed.pk:
        return [_("A record cannot be merged with itself.")]
    found = [
        _("%(record)s was merged already.") % {"record": record}
        for record in (kept, absorbed)
        if getattr(record, "merged_into_id", None) is not None
    ]
    found += [why for record in (kept, absorbed) if (why := record.cannot_merge())]
    return found + [
        _(
            "%(column)s refers to these records, and nobody declared what a merge "
            "does with it. Ask who looks after the software."
        )
        % {"column": column}
        for column in undeclared_references(type(kept))
    ]


# -- what cannot both stay -------------------------------------------------------------


def _clashes(reference: Reference, kept: Record, absorbed: Record) -> Iterator[Clash]:
    ours = list(_with_names(rows_of(reference, kept)))
    theirs = list(_with_names(rows_of(reference, absorbed)))
    pairs = [
        *_forbidden_by_constraints(reference, kept, absorbed),
        *(reference.clashes(ours, theirs) if reference.clashes else ()),
    ]
    rows = {("kept", row.pk): row for row in ours}
    rows |= {("absorbed", row.pk): row for row in theirs}
    for group in _together(pairs):
        yield Clash(
            reference,
            tuple(rows[one] for one in group if one[0] == "kept"),
            tuple(rows[one] for one in group if one[0] == "absorbed"),
        )


def _with_names(rows: QuerySet[Any]) -> QuerySet[Any]:
    foreign = [f.name for f in rows.model._meta.concrete_fields if f.is_relation]
    return rows.select_related(*foreign)


def _forbidden_by_constraints(
    reference: Reference, kept: Record, absorbed: Record
) -> Iterator[Pair]:
    """Pairs of keys that a unique constraint would refuse on one record."""
    for others, condition in _unique_sets(reference):
        taken = _by_key(rows_of(reference, kept), others, condition)
        for values, key in _by_key(
            rows_of(reference, absorbed), others, condition
        ).items():
            if values in taken:
                yield taken[values], key


def _unique_sets(reference: Reference) -> Iterator[tuple[list[str], Any]]:
    """The other columns of each unique constraint with this column, and its condition.

    A constraint on expressions is left to the database, which refuses the merge.
    """
    meta = reference.model._meta
    for constraint in meta.constraints:
        if isinstance(constraint, UniqueConstraint) and (
            reference.field in constraint.fields
        ):
            yield _without(constraint.fields, reference.field), constraint.condition
    for together in meta.unique_together:
        if reference.field in together:
            yield _without(together, reference.field), None
    if getattr(meta.get_field(reference.field), "unique", False):
        yield [], None


def _without(names: Iterable[str], name: str) -> list[str]:
    return [other for other in names if other != name]


def _by_key(rows: QuerySet[Any], names: list[str], condition: Any) -> dict[Any, Any]:
    if condition is not None:
        rows = rows.filter(condition)
    return {
        tuple(values): pk
        for pk, *values in rows.values_list("pk", *names)
        if None not in values
    }


def _together(pairs: Iterable[Pair]) -> list[list[tuple[str, Any]]]:
    """Groups of rows that hang together by pairs that cannot both stay."""
    beside: dict[tuple[str, Any], set[tuple[str, Any]]] = defaultdict(set)
    for ours, theirs in pairs:
        one, other = ("kept", ours), ("absorbed", theirs)
        beside[one].add(other)
        beside[other].add(one)
    groups, seen = [], set()
    for start in sorted(beside, key=str):
        if start in seen:
            continue
        group, ahead = [], [start]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                group.append(one)
                ahead += sorted(beside[one], key=str)
        groups.append(sorted(group, key=str))
    return groups


def identical(*, but: Iterable[str]) -> Any:
    """Finds pairs of keys of rows that say the same, but for some columns."""
    left_out = {"id", "reference", "batch_id", *but}

    def said(row: Any) -> tuple[Any, ...]:
        names = (f.attname for f in row._meta.concrete_fields)
        return tuple(getattr(row, name) for name in names if name not in left_out)

    def pairs(ours: Sequence[Any], theirs: Sequence[Any]) -> Iterator[Pair]:
        known = {said(row): row.pk for row in ours}
        for row in theirs:
            if said(row) in known:
                yield known[said(row)], row.pk

    return pairs
