"""Published then, different now: which records came, went or changed, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from steunpunt.figures.computing import Key, compute
from steunpunt.figures.freezing import Row, figures_of, rows_behind
from steunpunt.figures.registry import registry
from steunpunt.figures.suppressing import hidden_from_public
from steunpunt.figures.writing import written_as
from steunpunt.records.models import Change
from steunpunt.reports.freezing import hidden_in
from steunpunt.reports.models.editions import Edition
from steunpunt.reports.numbers import Shown, frozen_numbers

MOST_LISTED = 200


@dataclass
class Moved:
    """A record that a figure counts differently now."""

    reference: str
    pk: str
    before: Any
    now: Any
    history: list[Change] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """came, went or changed."""
        if self.before is None:
            return "came"
        return "went" if self.now is None else "changed"


@dataclass
class Difference:
    """A figure whose value is no longer what was published.

    Attributes:
        is_small: what it is now stands for so few, or tells of so few, that the public
            may not see it.
        moved: the records that did it, at most `MOST_LISTED`.
        came, went, changed: how many records did, all of them counted.
    """

    published: Shown
    now: float | None
    is_small: bool = False
    moved: list[Moved] = field(default_factory=list)
    came: int = 0
    went: int = 0
    changed: int = 0

    @property
    def moved_count(self) -> int:
        return self.came + self.went + self.changed

    def note(self, moved: Moved) -> None:
        """One more record that the figure counts differently."""
        setattr(self, moved.kind, getattr(self, moved.kind) + 1)
        if len(self.moved) < MOST_LISTED:
            self.moved.append(moved)

    @property
    def now_display(self) -> str:
        """Today's value, as people read it."""
        definition = self.published.definition
        return written_as(definition.unit, definition.decimals, self.now)


def differences(
    edition: Edition, codes: list[str] | None = None, *, with_records: bool = True
) -> list[Difference]:
    """The figures that changed since an edition, with the records that did it.

    Args:
        edition: what was published.
        codes: only these figures; all when left out.
        with_records: also find the records; without them it is one count.
    """
    numbers = frozen_numbers(edition)
    known = [code for code in numbers.codes() if code in registry.figures]
    asked = [code for code in known if codes is None or code in codes]
    today = compute(edition.period, asked)
    secret = hidden_from_public(today, hidden_in(edition.document))
    changed = [
        Difference(
            numbers.get(code),
            today.total(code).number,
            is_small=Key(code) in secret,
        )
        for code in asked
        if _differs(numbers.get(code).number, today.total(code).number)
    ]
    if with_records:
        for difference in changed:
            _explain(edition, difference)
    return changed


def _differs(published: float | None, now: float | None) -> bool:
    if published is None or now is None:
        return published is not now
    return abs(published - now) > 1e-9


def _explain(edition: Edition, difference: Difference) -> None:
    """Find the records behind a difference; of a share, those above the line too."""
    figure = registry.get(difference.published.key.code)
    records = figure.records
    codes = [f.code for f in figures_of(records)]
    mine = {difference.published.key.code}
    for part in ("numerator", "denominator"):
        if hasattr(figure, part):
            mine.add(getattr(figure, part).code)
    places = [codes.index(code) for code in codes if code in mine]
    for before, now in _side_by_side(
        edition.rows(records.key), rows_behind(records, edition.period)
    ):
        moved = _moved(before, now, places)
        if moved is not None:
            difference.note(moved)
    _add_history(edition, records.model_label, difference.moved)


def _moved(before: Row | None, now: Row | None, places: list[int]) -> Moved | None:
    then = [before.counts[place] for place in places] if before else []
    today = [now.counts[place] for place in places] if now else []
    nothing = [None] * len(places)
    if (then or nothing) == (today or nothing):
        return None
    row = before or now
    assert row is not None  # noqa: S101 - one of the two is there
    return Moved(row.reference, row.pk, _said(then), _said(today))


def _said(counts: list[Any]) -> Any:
    found = [count for count in counts if count is not None]
    return found[0] if found else None


def _side_by_side(
    before: Iterator[Row], now: Iterator[Row]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Pair two lists of rows by key, whatever their order."""
    ahead = {row.pk: row for row in before}
    for row in now:
        yield ahead.pop(row.pk, None), row
    for row in ahead.values():
        yield row, None


def _add_history(edition: Edition, model: str, moved: list[Moved]) -> None:
    by_pk = {one.pk: one for one in moved}
    changes = Change.objects.filter(
        model=model, record_id__in=by_pk, at__gte=edition.published_at
    ).select_related("by", "batch")
    for change in changes:
        by_pk[change.record_id].history.append(change)


def corrected(edition: Edition) -> list[tuple[Shown, Shown]]:
    """What an edition corrected: the totals before and after, where they differ."""
    earlier = edition.predecessor()
    if earlier is None:
        return []
    old, new = frozen_numbers(earlier), frozen_numbers(edition)
    pairs = [
        (old.get(code), new.get(code)) for code in new.codes() if code in old.codes()
    ]
    return [pair for pair in pairs if pair[0].display != pair[1].display]
