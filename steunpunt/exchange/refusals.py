"""What the database refused, in words: which columns of the sheet, and why."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import (
    BaseConstraint,
    CheckConstraint,
    F,
    Field,
    Model,
    Q,
    UniqueConstraint,
)
from django.utils.translation import gettext as _


def in_words(
    model: type[Model], columns: Mapping[str, str], said: str
) -> tuple[str, str]:
    """The columns that an error is about, with a comma between them, and why.

    `columns` gives the heading of a column by the field that it fills.
    """
    for constraint in model._meta.constraints:
        if _is_meant(model, constraint, said):
            fields = _fields_of(model, constraint)
            named = [name for field, name in columns.items() if field in fields]
            return ", ".join(named), str(constraint.violation_error_message)
    for field in model._meta.concrete_fields:
        if field.attname in columns and _is_taken(model, field, said):
            return columns[field.attname], _("stands with another record already")
    return "", _("goes against a rule of the database: %(error)s") % {
        "error": said.splitlines()[0]
    }


def _is_meant(model: type[Model], constraint: BaseConstraint, said: str) -> bool:
    """Whether an error is about it; SQLite may say columns instead of its name."""
    if constraint.name in said:
        return True
    if not isinstance(constraint, UniqueConstraint):
        return False
    meta: Any = model._meta
    names = (meta.get_field(name).column for name in constraint.fields)
    return said.endswith(", ".join(f"{meta.db_table}.{one}" for one in names))


def _is_taken(model: type[Model], field: "Field[Any, Any]", said: str) -> bool:
    """Whether a field that is unique by itself is meant, in the words of either."""
    if not field.unique:
        return False
    table = model._meta.db_table
    return said.endswith(f": {table}.{field.column}") or f"({field.column})=" in said


def _fields_of(model: type[Model], constraint: BaseConstraint) -> set[str]:
    """The table columns that it speaks of."""
    names: set[str] = set()
    if isinstance(constraint, UniqueConstraint):
        names.update(constraint.fields)
    elif isinstance(constraint, CheckConstraint):
        names.update(_named_in(constraint.condition))
    return {
        field.attname for field in model._meta.concrete_fields if field.name in names
    }


def _named_in(condition: Any) -> Iterator[str]:
    """The fields in a condition, on either side of its comparisons."""
    parts: list[Any] = condition.children if isinstance(condition, Q) else []
    for part in parts:
        if isinstance(part, Q):
            yield from _named_in(part)
            continue
        path, value = part
        yield path.split("__")[0]
        if isinstance(value, F):
            yield getattr(value, "name", "")
