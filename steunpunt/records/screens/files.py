"""The file of a record: its own fields, and what other apps have about it.

An app adds its part in its own `wagtail_hooks`::

    @hooks.register("parts_of_a_file")
    def parts() -> list[FilePart]:
        return [FilePart(Person, _("Registrations"), registrations_of, (...))]
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail import hooks
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.coreutils import multigetattr

from steunpunt.records.personal import (
    MASK,
    is_personal_path,
    may_see_personal_data,
    name_for,
)

MOST_SHOWN = 10
Records = Callable[[Any], QuerySet[Any]]


@dataclass(frozen=True)
class FilePart:
    """What an app has about a record of a lower app.

    Attributes:
        about: the kind of record on whose file this part stands.
        label: its heading.
        records: from that record to what there is about it, newest first.
        columns: fields of those records; the first leads to their own screen.
        visible: narrows what a user sees (user, queryset) → queryset.
        order: low stands first.
        add: from that record to where one adds to it; none: it is added elsewhere.
    """

    about: type[Model]
    label: Any
    records: Records
    columns: Sequence[str]
    visible: Callable[[Any, QuerySet[Any]], QuerySet[Any]] | None = None
    order: int = 100
    add: Callable[[Any], str] | None = None


def parts_of(record: Model, user: Any) -> list[dict[str, Any]]:
    """The parts of a record's file that this user may see, in order."""
    declared = [part for hook in hooks.get_hooks("parts_of_a_file") for part in hook()]
    mine = sorted(
        (part for part in declared if part.about is type(record)),
        key=lambda part: part.order,
    )
    shown = (_shown(part, record, user) for part in mine)
    return [part for part in shown if part is not None]


def _shown(part: FilePart, record: Model, user: Any) -> dict[str, Any] | None:
    found = part.records(record)
    meta = found.model._meta
    if not user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
        return None
    if part.visible is not None:
        found = part.visible(user, found)
    return {
        "label": part.label,
        "key": f"{meta.model_name}-{part.order}",
        "count": found.count(),
        "most_shown": MOST_SHOWN,
        "table": table_of(found[:MOST_SHOWN], part.columns, user),
        "add": _add_at(part, record, user, found.model),
    }


def _add_at(part: FilePart, record: Model, user: Any, model: type[Model]) -> str:
    """Where this user adds to it; "" when there is no such place, or no right."""
    right = f"{model._meta.app_label}.add_{model._meta.model_name}"
    return part.add(record) if part.add and user.has_perm(right) else ""


def table_of(found: QuerySet[Any], names: Sequence[str], user: Any) -> Table:
    """Records as a table; the first column leads to their own screen."""
    first, *others = names
    columns = [_column(found.model, first, user, TitleColumn, _screen_of)]
    columns += [_column(found.model, name, user) for name in others]
    return Table(columns, found)


def _screen_of(record: Any) -> str | None:
    """Where a record of this kind is shown; None when it has no screen."""
    return screen_url(type(record), record.pk)


def screen_url(model: type[Model], pk: Any, view: str = "inspect") -> str | None:
    """The address of a record's screen; None when this kind of record has none."""
    try:
        return reverse(f"{model._meta.model_name}:{view}", args=[pk])
    except NoReverseMatch:
        return None


def _column(
    model: type[Model],
    name: str,
    user: Any,
    kind: type[Column] = Column,
    get_url: Callable[[Any], str | None] | None = None,
) -> Column:
    def value(record: Any) -> Any:
        return value_for(user, record, name)

    extra = {"get_url": get_url} if get_url else {}
    return kind(name, label=label_of(model, name), accessor=value, **extra)


def label_of(model: type[Model], path: str) -> str:
    """The heading of a field; of the record itself, what it is called."""
    if path == "__str__":
        return capfirst(str(model._meta.verbose_name))
    found: Any = None
    for name in path.split("__"):
        try:
            found = model._meta.get_field(name)
        except FieldDoesNotExist:
            return capfirst(path.replace("_", " "))
        model = found.related_model or model
    return capfirst(str(getattr(found, "verbose_name", path)))


def value_for(user: Any, record: Any, name: str) -> Any:
    """What a user sees of a field: a label, a name, or a mask."""
    if name == "__str__":
        return name_for(user, record)
    if is_personal_path(type(record), name) and not may_see_personal_data(user):
        return MASK
    if hasattr(record, f"get_{name}_display"):
        return getattr(record, f"get_{name}_display")()
    value = multigetattr(record, name.replace("__", "."))
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Model):
        return name_for(user, value)
    return "–" if value in (None, "") else value
