"""Tells history in words: which field, from what to what, by whom and how."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from steunpunt.records.models import Change
from steunpunt.records.personal import (
    MASK,
    is_about_people,
    may_see_personal_data,
    name_for,
)

NOT_TOLD = {"batch_id", "reference"}
NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """One field of a change."""

    label: str
    before: str
    after: str


@dataclass
class Told:
    """One change, in words."""

    change: Change
    kind_of_record: str
    name: str
    how: str
    lines: list[Line] = field(default_factory=list)
    model: type[Model] | None = None
    exists: bool = False


def told(changes: Sequence[Change], user: Any) -> list[Told]:
    """Changes in words, as this user may read them; few queries, however many."""
    return _Teller(changes, user).all()


class _Teller:
    """Looks up every record that the changes name, once for each kind."""

    def __init__(self, changes: Sequence[Change], user: Any) -> None:
        self.changes = changes
        self.user = user
        self.open = may_see_personal_data(user)
        self.models = {change.model: _model(change.model) for change in changes}
        self.names = self._names(self._mentioned())

    def all(self) -> list[Told]:
        return [self._tell(change) for change in self.changes]

    # -- looking up ----------------------------------------------------------------

    def _mentioned(self) -> dict[type[Model], set[str]]:
        found: dict[type[Model], set[str]] = defaultdict(set)
        for change in self.changes:
            model = self.models[change.model]
            if model is None:
                continue
            found[model].add(change.record_id)
            for values in (change.before, change.after):
                for name, value in values.items():
                    other = _other(model, name)
                    if other is not None:
                        found[other] |= {str(key) for key in _as_list(value)}
        return found

    def _names(
        self, mentioned: dict[type[Model], set[str]]
    ) -> dict[type[Model], dict[str, str]]:
        return {
            model: {
                str(record.pk): name_for(self.user, record)
                for record in _with_relations(model).filter(pk__in=keys)
            }
            for model, keys in mentioned.items()
        }

    # -- telling -------------------------------------------------------------------

    def _tell(self, change: Change) -> Told:
        model = self.models[change.model]
        known = self.names.get(model, {}) if model else {}
        kind = str(model._meta.verbose_name) if model else change.model
        return Told(
            change,
            capfirst(kind),
            known.get(change.record_id, change.reference or change.record_id),
            _how(change),
            list(self._lines(change, model)),
            model,
            change.record_id in known,
        )

    def _lines(self, change: Change, model: type[Model] | None) -> Iterable[Line]:
        for name in dict.fromkeys([*change.before, *change.after]):
            if name in NOT_TOLD:
                continue
            before = self._said(model, name, change.before.get(name))
            after = self._said(model, name, change.after.get(name))
            if before != after or before == MASK:
                yield Line(_label(model, name), before, after)

    def _said(self, model: type[Model] | None, name: str, value: Any) -> str:
        if value in (None, "", []):
            return NOTHING
        if model is None:
            return str(value)
        if not self.open and is_about_people(model) and name in model.personal:  # type: ignore[attr-defined] # a Record
            return MASK
        other = _other(model, name)
        if other is not None:
            known = self.names.get(other, {})
            return ", ".join(known.get(str(key), str(key)) for key in _as_list(value))
        return _plain(model, name, value)


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def _field(model: type[Model], name: str) -> Any:
    """The field whose column, or whose name, this is."""
    for found in model._meta.concrete_fields:
        if name in (found.attname, found.name):
            return found
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _words(model: type[Model], name: str) -> tuple[Any, str] | None:
    return getattr(model, "history_words", {}).get(name)


def _other(model: type[Model], name: str) -> type[Model] | None:
    """The kind of record whose keys a value holds."""
    if words := _words(model, name):
        return _model(words[1])
    found = _field(model, name)
    related = getattr(found, "related_model", None)
    return related if isinstance(related, type) else None


def _label(model: type[Model] | None, name: str) -> str:
    if model is None:
        return name
    if words := _words(model, name):
        return capfirst(str(words[0]))
    return capfirst(str(getattr(_field(model, name), "verbose_name", name)))


def _plain(model: type[Model], name: str, value: Any) -> str:
    found = _field(model, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices = dict(getattr(found, "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    kind = found.get_internal_type() if found is not None else ""
    if kind == "DateField" and (day := parse_date(str(value))):
        return date_format(day, "j F Y")
    if kind == "DateTimeField" and (moment := parse_datetime(str(value))):
        return date_format(localtime(moment), "j F Y H:i")
    return str(value)


def _how(change: Change) -> str:
    if change.merge_id is not None:
        return _("by merging")
    if change.batch is not None:
        return _("by import: %(source)s") % {"source": change.batch.source}
    return _("by hand") if change.by is not None else _("by the system")


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _with_relations(model: type[Model]) -> Any:
    """The records with those that they are named after."""
    foreign = [f.name for f in model._meta.concrete_fields if f.is_relation]
    return model._base_manager.select_related(*foreign)
