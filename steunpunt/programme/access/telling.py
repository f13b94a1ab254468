"""A record, told value by value, without what is of others or of the software."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BinaryField, Field, Model
from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.mail.models import Message
from steunpunt.programme.access.keeping import Kind
from steunpunt.programme.erasing.whom import Whom
from steunpunt.programme.models import Booking, Registration
from steunpunt.records.personal import names_people

OF_THE_SOFTWARE = {
    *("batch", "key", "about", "about_type", "about_id", "html", "headers"),
    *("sensitive", "secret", "attempts", "next_attempt_at", "leased_by"),
    *("leased_until", "folded_name"),
}
#: told by their reference alone: they name who sent them, or who came instead
BY_CODE = (Booking, Registration)
OF_AN_ACCOUNT = ("email", "proven_email", "first_name", "last_name", "date_joined")
NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Value:
    """One column of a record.

    Attributes:
        name: of the column, the same in each language.
        label: what people call it.
        value: for a machine: a text, a number, a date, a document.
        shown: for a person.
    """

    name: str
    label: str
    value: Any
    shown: str


Told = tuple[Kind, list[list[Value]]]


def told(record: Model, whom: Whom) -> list[Value]:
    """What a record says, without columns in which nothing stands."""
    values = (
        _value(record, field)
        for field in record._meta.local_concrete_fields
        if _is_theirs(record, field, whom)
    )
    return [one for one in values if one.value not in NOTHING]


def tell(kinds: list[Kind], whom: Whom) -> list[Told]:
    """Kinds of record with what each record says."""
    return [(kind, [told(one, whom) for one in kind.records]) for kind in kinds]


def as_file(kinds: list[Kind], whom: Whom, name: str) -> JsonResponse:
    """Kinds of record as JSON: model → its records, column by column."""
    document = {
        kind.model._meta.label_lower: [
            {one.name: one.value for one in values} for values in records
        ]
        for kind, records in tell(kinds, whom)
        if records
    }
    answer = JsonResponse(
        {"made_at": timezone.now(), "kept": document},
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _is_theirs(record: Model, field: Field[Any, Any], whom: Whom) -> bool:
    name, other = field.name, field.related_model
    if field.primary_key or isinstance(field, BinaryField) or name in OF_THE_SOFTWARE:
        return False
    if "token" in name or name.endswith("_hash"):
        return False
    if isinstance(record, User):
        return name in OF_AN_ACCOUNT
    if isinstance(record, Booking) and name in Booking.personal:
        return whom.has_sent(record)  # details of a colleague otherwise
    if isinstance(record, Message) and name in ("subject", "text"):
        return False  # it can name colleagues, or hold a code; they have the mail
    if isinstance(other, type) and issubclass(other, Model) and other not in BY_CODE:
        return other is not User and not names_people(other)
    return True


def _value(record: Model, field: Field[Any, Any]) -> Value:
    value, called = getattr(record, field.name), str(field.verbose_name)
    if isinstance(value, Model):
        if called == field.name.replace("_", " "):
            called = str(value._meta.verbose_name)
        value = value.reference if isinstance(value, BY_CODE) else str(value)
    return Value(field.name, capfirst(called), value, _shown(record, field, value))


def _shown(record: Model, field: Field[Any, Any], value: Any) -> str:
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return str(localize(value))
