"""The words in which an app declares its figures, in its own `figures.py`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import BaseExpression, Combinable
from django.utils.functional import Promise

from steunpunt.figures.aggregates import Aggregate, Count
from steunpunt.figures.periods import Period

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """A column of the list behind figures.

    Attributes:
        name: the heading in CSV; stable.
        path: the field or expression that fills it.
        public: whether everyone may read it; others are for staff.
        personal: whether it names a person; it needs a right of its own.
    """

    name: str
    path: str | BaseExpression
    label: Text
    public: bool = False
    personal: bool = False


@dataclass(frozen=True)
class RecordSet:
    """A named set of records with a date.

    Attributes:
        records: the queryset of a period, annotated with all that figures use.
        columns: what its list shows of each record.
        within: a set that holds all records of this one as well, as a reader can tell.
        model_label: the model, for history (`programme.registration`).
    """

    key: str
    label: Text
    records: Callable[[Period], QuerySet[Any]]
    columns: Sequence[Column]
    within: "RecordSet | None" = None

    @property
    def model_label(self) -> str:
        return self.records(Period.year(2000)).model._meta.label_lower


@dataclass(frozen=True)
class Link:
    """Cells that overlap: a record may have several, such as themes.

    Attributes:
        key: the field of the record by which the links are found.
        pairs: queryset of the link table, `owner` and `cell` name its two fields.
    """

    key: str
    pairs: Callable[[], QuerySet[Any]]
    owner: str
    cell: str


Labels = Callable[[], Mapping[str, Text]]


@dataclass(frozen=True)
class Breakdown:
    """A way to divide a record set into cells, usable with each figure of the set.

    The cell "" holds what is unknown. `labels` gives cells their names, in order;
    a cell without a name is shown by its key. A staff breakdown is never public.
    In a cell of `sensitive`, each figure is.
    """

    records: RecordSet
    key: str
    label: Text
    cell: str | Combinable | None = None
    link: Link | None = None
    labels: Labels = dict
    staff_only: bool = False
    sensitive: Collection[str] = ()

    @property
    def overlaps(self) -> bool:
        """Whether a record may count in several cells, so that they do not add up."""
        return self.link is not None


class Unit(StrEnum):
    """How a figure is written."""

    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "points"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True)
class Version:
    """A definition, valid from a day. `where` may narrow the records anew."""

    number: int
    valid_from: date | None
    definition: Text
    where: Q | None = None


Versions = Callable[[], Sequence[Version]]


class Versioned:
    """Something whose definition has versions, each valid from a day."""

    definition: Text | Versions

    def versions(self) -> Sequence[Version]:
        """Every version of the definition, oldest first."""
        if callable(self.definition):
            return self.definition()
        return [Version(1, None, self.definition)]

    def versions_in(self, period: Period) -> list[Version]:
        """The versions that hold in a period; several mean a break inside it."""
        versions = list(self.versions())
        started = [
            v for v in versions if not v.valid_from or v.valid_from <= period.last
        ]
        during = [
            version
            for version, after in zip(started, [*started[1:], None], strict=True)
            if after is None or (after.valid_from or period.first) > period.first
        ]
        return during or versions[:1]

    def version_on(self, period: Period) -> Version:
        """The version that holds at the end of a period."""
        return self.versions_in(period)[-1]


@dataclass(frozen=True, kw_only=True)
class Figure(Versioned):
    """A number that someone will read, with everything needed to trust it.

    Attributes:
        code: stable name, such as `programme.participations`.
        noun: what is counted, in the plural ("participants").
        definition: one paragraph, or a function that gives dated versions.
        excludes: what it leaves out, in words.
        source: where the definition comes from.
        sensitive: about people, or about remediation: small cells are suppressed.
        decimals: digits behind the comma; it is never shown more precisely.
        columns: columns of a list that shows one row for each distinct value.
    """

    code: str
    label: Text
    noun: Text
    unit: Unit = Unit.NUMBER
    definition: Text | Versions
    excludes: Text = ""
    formula: Sequence[Text] = ()
    source: str
    sensitive: bool = False
    decimals: int = 0
    records: RecordSet
    where: Q | None = None
    aggregate: Aggregate = field(default_factory=Count)
    columns: Sequence[Column] = ()

    @property
    def additive(self) -> bool:
        return self.aggregate.additive

    def condition(self, period: Period) -> Q | None:
        """Which records of the set count in that period; None: all of them."""
        if callable(self.definition):
            return self.where  # versions from data change words, never records
        return self.version_on(period).where or self.where


@dataclass(frozen=True, kw_only=True)
class Share(Versioned):
    """One figure divided by another, in percent unless the unit says otherwise."""

    code: str
    label: Text
    noun: Text
    numerator: Figure
    denominator: Figure
    definition: Text | Versions
    excludes: Text = ""
    formula: Sequence[Text] = ()
    source: str
    unit: Unit = Unit.PERCENT
    decimals: int = 0
    additive: bool = False

    @property
    def sensitive(self) -> bool:
        return self.numerator.sensitive or self.denominator.sensitive

    @property
    def records(self) -> RecordSet:
        """The set of which it is a share; its list marks what counts above the line."""
        return self.denominator.records


AnyFigure = Figure | Share


@dataclass(frozen=True)
class Identity:
    """Parts that must add up to a whole: 178 = 118 + 60.

    A part that is zero or has no value is left out of the sentence.
    """

    key: str
    label: Text
    whole: str
    parts: Sequence[str]


@dataclass(frozen=True)
class Problem:
    """Something that makes figures unreliable, with the records to mend.

    Attributes:
        records: the records to mend, for a period.
        affects: codes of the figures that it touches.
        mend: what to do, in one sentence.
    """

    key: str
    label: Text
    mend: Text
    records: Callable[[Period], QuerySet[Any]]
    affects: Iterable[str]
