"""Texts of others in which somebody is named: a colleague looks at them first.

They may speak of other people too, so they are in no file that goes out by itself.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from steunpunt.accounts.models import User
from steunpunt.programme.access.keeping import may_see
from steunpunt.programme.access.telling import OF_THE_SOFTWARE, Told
from steunpunt.programme.erasing.staying import OF_NOBODY
from steunpunt.programme.erasing.whom import Whom
from steunpunt.records.sweeping import Words, every_text_column, found_in

AROUND = 60  # characters on either side of a name


@dataclass(frozen=True)
class Mention:
    """A text that names them.

    Attributes:
        record: in which it stands.
        column: its name.
        label: what people call that column.
        excerpt: the name, with what stands around it.
    """

    record: Model
    column: str
    label: str
    excerpt: str

    @property
    def kind(self) -> str:
        return str(self.record._meta.verbose_name)


def mentions_of(
    whom: Whom, tellings: Collection[Told], *, reader: User
) -> tuple[list[Mention], int]:
    """Texts that the reader may see, and how many records with others there are.

    Args:
        whom: somebody.
        tellings: what is kept of them; what is told of it is no mention.
        reader: who looks.
    """
    own = {
        (kind.model, record.pk): {one.name for one in values}
        for kind, told in tellings
        for record, values in zip(kind.records, told, strict=True)
    }
    found: list[Mention] = []
    left_out = 0
    for model, fields in every_text_column():
        if model._meta.label in OF_NOBODY:
            continue
        rows = {
            key: columns.keys() - own.get((model, key), set()) - OF_THE_SOFTWARE
            for key, columns in found_in(model, fields, whom.words)
        }
        wanted = {key for key, columns in rows.items() if columns}
        seen = may_see(reader, model._base_manager.filter(pk__in=wanted))
        records = list(seen.order_by("pk"))
        left_out += len(wanted) - len(records)
        for record in records:
            found += _in(record, rows[record.pk], whom.words)
    return found, left_out


def _in(record: Model, columns: Collection[str], words: Words) -> Iterator[Mention]:
    for name in sorted(columns):
        field: Any = record._meta.get_field(name)
        label = capfirst(str(field.verbose_name))
        text = _as_text(getattr(record, name))
        yield Mention(record, name, label, _excerpt(text, words))


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _excerpt(text: str, words: Words) -> str:
    """The first name in a text, with what stands around it."""
    small = text.lower()
    starts = (small.find(word.lower()) for word in words.literally)
    first = min((one for one in starts if one >= 0), default=0)
    start, end = max(0, first - AROUND), first + AROUND
    before, after = "…" * (start > 0), "…" * (end < len(text))
    return f"{before}{text[start:end].strip()}{after}"
