"""What refers to a record that may be merged: each app declares its own columns.

An app declares in its own `references.py`, which is found when the site starts::

    declare(Reference(Registration, "person", label=_("registrations")))

A merge moves what is declared, and is refused while anything undeclared refers, so a
new foreign key cannot be forgotten.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Field, Model, QuerySet

from steunpunt.records.screened import Narrow, visible_to

Pair = tuple[Any, Any]
HandsOver = Callable[[Any, Any], Iterable[tuple[Model, dict[str, Any]]]]
Clashes = Callable[[Sequence[Any], Sequence[Any]], Iterable[Pair]]


class OnClash(Enum):
    """What to do with two rows that cannot both hang on one record."""

    CHOOSE = "choose"  # somebody says which of the two stays
    ONCE = "once"  # both say the same: the one of the absorbed record goes
    REFUSE = "refuse"  # mend it by hand first


@dataclass(frozen=True)
class Reference:
    """A column by which rows of an app refer to a record that may be merged.

    Attributes:
        model: the kind of row.
        field: the name of its foreign key.
        label: what the rows are, in the plural.
        on_clash: what to do with rows that cannot both stay.
        clashes: finds pairs (of the kept, of the absorbed) that cannot both stay,
            beside those that a unique constraint of the model forbids.
        told: one row in a line, so that people can choose between two.
        better: the higher, the more reason to keep this one of two.
        visible: narrows what a user sees of the rows; else the rule of their screens.
        hands_over: of a row that goes and the one that stays: what hangs on the first
            and must not go with it, each with the columns to set.
        owner: of a row that is no record, the foreign key to the record whose history
            tells of it, under the name `told_as`.
    """

    model: type[Model]
    field: str
    label: Any
    on_clash: OnClash = OnClash.CHOOSE
    clashes: Clashes | None = None
    told: Callable[[Any], str] = str
    better: Callable[[Any], Any] | None = None
    visible: Narrow | None = None
    hands_over: HandsOver | None = None
    owner: str = ""
    told_as: str = ""

    @property
    def key(self) -> str:
        """How a form and a stored merge name it."""
        return f"{self.model._meta.label_lower}.{self.field}"

    def seen_by(self, user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that a user may see."""
        return (self.visible or visible_to)(user, rows)

    @property
    def target(self) -> type[Model]:
        """The kind of record it refers to."""
        related = self.model._meta.get_field(self.field).related_model
        assert isinstance(related, type)  # noqa: S101 - checked when declared
        return related


declared: dict[str, Reference] = {}


def declare(*references: Reference) -> None:
    """Take declarations in; one that is no foreign key, or comes twice, is refused."""
    for reference in references:
        field = reference.model._meta.get_field(reference.field)
        if not (isinstance(field, Field) and field.is_relation):
            raise ImproperlyConfigured(f"{reference.key} refers to nothing.")
        if reference.key in declared:
            raise ImproperlyConfigured(f"{reference.key} is declared twice.")
        declared[reference.key] = reference


def references_to(model: type[Model]) -> list[Reference]:
    """Every declared column that refers to this kind of record."""
    return [found for found in declared.values() if found.target is model]


def undeclared(model: type[Model]) -> list[str]:
    """Columns that refer to this kind of record though no app declared them."""
    known = {reference.key for reference in references_to(model)}
    own = f"{model._meta.label_lower}.merged_into"
    return sorted({*_foreign_keys_to(model)} - known - {own})


def _foreign_keys_to(model: type[Model]) -> Iterator[str]:
    for other in apps.get_models(include_auto_created=True):
        for field in other._meta.local_fields:
            if field.related_model is model:
                yield f"{other._meta.label_lower}.{field.name}"
