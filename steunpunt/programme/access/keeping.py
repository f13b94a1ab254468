"""The records of somebody: their own, and what hangs on these.

Whatever refers to a person, a registration or a form is found by itself, also in a
table that does not exist yet. What has no such reference is named here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from steunpunt.accounts.models import User
from steunpunt.mail.models import Message
from steunpunt.money.models import Invoice
from steunpunt.programme.erasing.history import history_of
from steunpunt.programme.erasing.orders import orders_about
from steunpunt.programme.erasing.whom import Whom, is_one_of
from steunpunt.programme.models import (
    Booking,
    BookingAnswers,
    CalendarAddress,
    ErasureRequest,
    Registration,
)
from steunpunt.questionnaires.models import Answer
from steunpunt.records.screened import visible_to
from steunpunt.records.sweeping import found_in
from steunpunt.sector.models import Person

#: references to somebody that lead to records of somebody else, or to none
NOT_THEIRS = {
    "sector.Person.merged_into",
    "programme.Registration.booking",
    "programme.Registration.replaces",
    "programme.Hold.booking",
    "programme.BookingAnswers.booking",
}


Reader = User | AnonymousUser | None


@dataclass(frozen=True)
class Kind:
    """Records of one kind that are kept of somebody.

    Attributes:
        model: the kind.
        records: those that the reader may see.
        left_out: how many others there are.
    """

    model: type[Model]
    records: list[Any]
    left_out: int = 0

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name_plural)


def kept_of(whom: Whom, *, reader: User | None = None) -> list[Kind]:
    """All kinds of record with something of them.

    Args:
        whom: somebody.
        reader: a colleague, who sees what they may see elsewhere; None: they read it
            themselves, from a mailbox that is theirs.
    """
    who = reader or _owner(whom)
    kinds = [_kind(records, who) for records in _every(whom)]
    return [kind for kind in kinds if kind.records or kind.left_out]


def may_see(reader: Reader, records: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records that a reader may see."""
    if reader is None:
        return records
    if isinstance(reader, AnonymousUser):
        return visible_to(reader, records)
    meta = records.model._meta
    if not reader.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
        return records.none()
    return visible_to(reader, records)


def _owner(whom: Whom) -> AnonymousUser | None:
    """Who reads a mailbox that several people share sees nothing confidential."""
    people = Person.objects.filter(pk__in=whom.people).not_merged()
    return AnonymousUser() if people.count() > 1 else None


def _kind(records: QuerySet[Any], reader: Reader) -> Kind:
    fields = records.model._meta.concrete_fields
    named = [field.name for field in fields if field.is_relation]
    seen = list(may_see(reader, records).select_related(*named).order_by("pk"))
    return Kind(records.model, seen, records.count() - len(seen))


def _every(whom: Whom) -> Iterator[QuerySet[Any]]:
    yield Person.objects.filter(pk__in=whom.people)
    yield from _hanging_on(Person, whom.people)
    yield from _hanging_on(Registration, _keys(whom.registrations))
    yield whom.about_them
    yield from _hanging_on(Booking, _keys(whom.about_them))
    given = BookingAnswers.objects.filter(booking__in=_keys(whom.about_them))
    yield Answer.objects.filter(answer_set__in=given.values("answer_set"))
    yield from _money(whom)
    yield from _account(whom)
    yield Message.objects.filter(pk__in=_mails(whom))
    yield history_of(whom, whom.sent)


def _keys(records: QuerySet[Any]) -> list[Any]:
    return list(records.values_list("pk", flat=True))


def _hanging_on(model: type[Model], keys: Collection[Any]) -> Iterator[QuerySet[Any]]:
    for other in apps.get_models():
        for field in other._meta.local_fields:
            where = f"{other._meta.label}.{field.name}"
            if field.related_model is model and where not in NOT_THEIRS:
                yield other._base_manager.filter(**{f"{field.name}__in": keys})


def _money(whom: Whom) -> Iterator[QuerySet[Any]]:
    """Orders of forms that they sent, or with their address, and the invoices."""
    orders = orders_about(whom, whom.sent)
    yield orders
    yield Invoice.objects.filter(order__in=_keys(orders))


def _account(whom: Whom) -> Iterator[QuerySet[Any]]:
    yield whom.accounts
    yield CalendarAddress.objects.filter(user__in=_keys(whom.accounts))
    yield ErasureRequest.objects.filter(is_one_of("address", whom.addresses))


def _mails(whom: Whom) -> list[Any]:
    """What was sent to their address."""
    to = [Message._meta.get_field("to")]
    return [key for key, _after in found_in(Message, to, whom.words)]
