"""Finds the words that lead to somebody, in every text of the database, and masks them.

Every column of text is looked in, also those of a model that does not exist yet;
whoever sweeps says which are left alone, and why.
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import CharField, EmailField, Field, Model, Q, TextField
from django.db.models.functions import Cast

from steunpunt.records.personal import MASK

TEXTS = {"CharField", "TextField", "JSONField", "SlugField"}


@dataclass(frozen=True)
class Words:
    """What somebody is called by: whole names, addresses and numbers."""

    names: frozenset[tuple[str, str]] = frozenset()
    addresses: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    @cached_property
    def literally(self) -> list[str]:
        """As they may stand in a text."""
        said: set[str] = {*self.addresses, *self.phones}
        for first, last in self.names:
            said |= {f"{first} {last}", f"{last} {first}", f"{last}, {first}"}
        return sorted(said, key=lambda one: (-len(one), one))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        either = "|".join(map(re.escape, self.literally))
        # an address may be the end, or the beginning, of somebody else's
        return re.compile(
            rf"(?<![\w+-])(?<!\w\.)(?:{either})(?![\w-])(?!\.\w)", re.IGNORECASE
        )

    def mask(self, value: Any) -> Any:
        """A text, or the texts in a document, without them."""
        if isinstance(value, str):
            return self._pattern.sub(MASK, value) if self.literally else value
        if isinstance(value, list):
            return [self.mask(one) for one in value]
        if isinstance(value, dict):
            return {self.mask(key): self.mask(one) for key, one in value.items()}
        return value


def text_columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a model in which somebody can write."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if field.get_internal_type() in TEXTS
        and not (field.generated or field.primary_key or field.choices)
    ]


def every_text_column() -> Iterator[tuple[type[Model], list[Field[Any, Any]]]]:
    """Every model that holds text, with its columns."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            fields = text_columns(model)
            if fields:
                yield model, fields


def found_in(
    model: type[Model], fields: Collection[Field[Any, Any]], words: Words
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Rows that hold one of the words: key, and the columns as they would be masked."""
    if not words.literally or not fields:
        return
    wanted = Q()
    for field in fields:
        for word in words.literally:
            for written in {word, json.dumps(word)[1:-1]}:
                wanted |= Q(**{f"as_text_{field.name}__icontains": written})
    texts = {f"as_text_{one.name}": Cast(one.name, TextField()) for one in fields}
    rows = model._base_manager.annotate(**texts).filter(wanted)
    names = [field.name for field in fields]
    for key, *values in list(rows.values_list("pk", *names)):
        after = {
            field.name: _without(field, value, words)
            for field, value in zip(fields, values, strict=True)
        }
        was = dict(zip(names, values, strict=True))
        changed = {name: one for name, one in after.items() if one != was[name]}
        if changed:
            yield key, changed


def _without(field: Field[Any, Any], value: Any, words: Words) -> Any:
    masked = words.mask(value)
    if isinstance(field, EmailField) and masked != value and field.blank:
        return ""
    if isinstance(field, CharField) and isinstance(masked, str) and field.max_length:
        return masked[: field.max_length]
    return masked


def overwrite() -> None:
    """From now on this connection wipes what it deletes, where SQLite would leave it.

    PostgreSQL wipes it when it tidies its tables, which it does by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def sweep(words: Words, *, but: Collection[str] = ()) -> int:
    """Mask the words everywhere; returns in how many rows.

    Args:
        words: what to mask.
        but: models ("app.Model") and columns ("app.Model.column") to leave alone.
    """
    count = 0
    for model, fields in every_text_column():
        label = model._meta.label
        if label in but:
            continue
        swept = [one for one in fields if f"{label}.{one.name}" not in but]
        for key, after in found_in(model, swept, words):
            model._base_manager.filter(pk=key).update(**after)
            count += 1
    return count
