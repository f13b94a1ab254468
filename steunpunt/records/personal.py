"""Personal details: which columns hold them, and who may read them.

A record class names its personal columns in `personal`. Who lacks the right sees the
reference of a person where others see a name, and cannot search by what they may not
read.
"""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from steunpunt.records.history import who_acts
from steunpunt.records.models import Record

PERMISSION = "records.view_personal_data"
MASK = "•••"


def may_see_personal_data(user: Any) -> bool:
    """Whether names, addresses and phone numbers of people are open to someone."""
    return bool(user.has_perm(PERMISSION))


def names_are_hidden() -> bool:
    """Whether whoever is at work now may not read names: no screen can forget it.

    Nobody at work is the system itself, or a visitor who only sees what they typed.
    """
    user = who_acts()
    return user is not None and not may_see_personal_data(user)


def is_about_people(model: type[Model]) -> bool:
    """Whether a record of this kind holds personal details itself."""
    return issubclass(model, Record) and bool(model.personal)


def names_people(model: type[Model]) -> bool:
    """Whether a record of this kind is about people, or is named after one."""
    return is_about_people(model) or any(
        field.is_relation
        and isinstance(field.related_model, type)
        and is_about_people(field.related_model)
        and field.name != "merged_into"
        for field in model._meta.concrete_fields
    )


def name_for(user: Any, record: Model) -> str:
    """What a record is called on the screen of this user."""
    if not names_people(type(record)) or may_see_personal_data(user):
        return str(record)
    known = getattr(record, "reference", record.pk)
    return f"{record._meta.verbose_name} {known}"


def is_personal_path(model: type[Model], path: str) -> bool:
    """Whether a lookup, such as `person__last_name`, ends in a personal column."""
    found: type[Model] = model
    for name in path.split("__"):
        try:
            field = found._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        if is_about_people(found) and name in found.personal:  # type: ignore[attr-defined] # a Record
            return True
        if field.related_model is None or isinstance(field.related_model, str):
            return False
        found = field.related_model
    return False
