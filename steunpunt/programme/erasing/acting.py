"""The verb: erase somebody, after a preview that says what goes and what stays.

All in one transaction. Counts stay as they were: the record of a person stays without
a name, and so does all that hangs on it.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.programme.erasing.hindering import CannotErase, hindrances
from steunpunt.programme.erasing.parts import every_part
from steunpunt.programme.erasing.staying import LEFT_ALONE, Kept, staying, to_look_at
from steunpunt.programme.erasing.whom import Whom, is_one_of
from steunpunt.programme.models import ErasureRequest
from steunpunt.programme.own.erasing import note_done
from steunpunt.records.history import acting, note_change, plain
from steunpunt.records.models import Change
from steunpunt.records.sweeping import overwrite, sweep
from steunpunt.sector.models import Person


@dataclass(frozen=True)
class Preview:
    """What erasing would do.

    Attributes:
        hindrances: why it cannot be done yet.
        goes: what goes, and how many.
        stays: what stays, and why.
        to_look_at: texts that were written to be read, and name them: kind and row.
        namesakes: a name in a text stays, as somebody else is called the same.
    """

    hindrances: list[str]
    goes: list[tuple[Any, int]]
    stays: list[Kept]
    to_look_at: list[tuple[str, Any]]
    namesakes: bool


def preview(whom: Whom) -> Preview:
    """What erasing would do; nothing is changed."""
    counted = ((part.label, part.count(whom)) for part in every_part())
    return Preview(
        hindrances(whom),
        [(label, count) for label, count in counted if count],
        staying(whom),
        to_look_at(whom),
        whom.namesakes,
    )


@transaction.atomic
def erase(whom: Whom, *, by: User | None, asked: ErasureRequest | None = None) -> None:
    """Erase somebody; asked again, nothing happens. Raises CannotErase.

    What they asked themselves, from an address of their own, is noted as done.
    """
    overwrite()
    people = Person.objects.select_for_update().filter(pk__in=whom.people)
    to_erase = list(people.order_by("pk"))
    if why := hindrances(whom):
        raise CannotErase(why=" ".join(why))
    waiting = ErasureRequest.objects.open().filter(is_one_of("address", whom.addresses))
    requests = {one.pk: one for one in [*waiting, *([asked] if asked else [])]}
    with acting(by):
        _erase_people(to_erase)
        for part in every_part():
            part.erase(whom, by)
    sweep(whom.words, but=LEFT_ALONE)
    for one in requests.values():
        if one.status == ErasureRequest.Status.ASKED:
            note_done(one, by=by)


def _erase_people(people: list[Person]) -> None:
    """Past history, which would keep what goes; it says only that they were erased."""
    now = timezone.now()
    for person in people:
        if person.erased_at is None:
            Person.objects.filter(pk=person.pk).update(
                first_name="", last_name="", email="", phone="", erased_at=now
            )
            note_change(
                person,
                Change.Kind.CHANGED,
                before={"erased_at": None},
                after={"erased_at": plain(now)},
            )
