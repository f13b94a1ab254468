"""What goes of somebody who is erased, part by part, in this order.

An app above this one declares its own: `declare(Part(...))` in its `erasing.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session as BrowserSession
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import SignInCode, User
from steunpunt.money.models import Order, OrderLine
from steunpunt.programme.erasing.history import erase_history, lines_about
from steunpunt.programme.erasing.mails import erase_mails, mails_to
from steunpunt.programme.erasing.orders import orders_about
from steunpunt.programme.erasing.whom import Whom, is_one_of
from steunpunt.programme.forgetting import forget_the_erased
from steunpunt.programme.models import (
    AccessNeed,
    BookingAnswers,
    Certificate,
    Hold,
    LateChange,
    Trainer,
)
from steunpunt.questionnaires.models import AnswerSet
from steunpunt.records.models import Change
from steunpunt.records.sweeping import Words
from steunpunt.sector.models import Role


@dataclass(frozen=True)
class Part:
    """One kind of thing that goes.

    Attributes:
        label: what it is, in the plural.
        count: how many there are.
        erase: makes them go; asked again, nothing happens.
    """

    label: Any
    count: Callable[[Whom], int]
    erase: Callable[[Whom, User | None], None]


_declared: list[Part] = []


def declare(*parts: Part) -> None:
    """Add parts of an app above this one."""
    _declared.extend(parts)


def every_part() -> list[Part]:
    """All that goes, in order: what hangs on others goes before it."""
    return [*PARTS, *_declared]


def _deletes(find: Callable[[Whom], QuerySet[Any]], label: Any) -> Part:
    def delete(whom: Whom, by: User | None) -> None:
        find(whom).delete()

    return Part(label, lambda whom: find(whom).count(), delete)


def _needs(whom: Whom) -> QuerySet[AccessNeed]:
    theirs = Q(booking__in=whom.about_them)
    also_theirs = Q(booking__registrations__in=whom.registrations)
    found = AccessNeed.objects.filter(theirs | also_theirs).values("pk")
    return AccessNeed.objects.filter(pk__in=found)


def _answers(whom: Whom) -> QuerySet[AnswerSet]:
    given = BookingAnswers.objects.filter(booking__in=whom.about_them)
    return AnswerSet.objects.filter(pk__in=given.values("answer_set"))


def _late_changes(whom: Whom) -> QuerySet[LateChange]:
    named = is_one_of("email", whom.addresses)
    for first, last in whom.words.names:
        named |= Q(first_name__iexact=first, last_name__iexact=last)
    return LateChange.objects.filter(named | Q(registration__in=whom.registrations))


def _holds(whom: Whom) -> QuerySet[Hold]:
    return Hold.objects.filter(booking__in=whom.about_them)


def _roles(whom: Whom) -> QuerySet[Role]:
    return Role.objects.filter(person__in=whom.people)


def _codes(whom: Whom) -> QuerySet[SignInCode]:
    return SignInCode.objects.filter(is_one_of("email", whom.addresses))


# -- their account ---------------------------------------------------------------------


def _accounts(whom: Whom) -> QuerySet[User]:
    """Of visitors; who works here keeps theirs."""
    return whom.accounts.filter(
        is_staff=False,
        is_superuser=False,
        groups=None,
        user_permissions=None,
    )


def _erase_accounts(whom: Whom, by: User | None) -> None:
    for user in _accounts(whom):
        keys = list(user.usersession_set.values_list("session_key", flat=True))  # type: ignore[attr-defined] # of allauth
        BrowserSession.objects.filter(session_key__in=keys).delete()
        user.delete()


# -- forms and orders ------------------------------------------------------------------


def _erase_forms(whom: Whom, by: User | None) -> None:
    whom.about_them.update(remarks="")
    whom.sent.update(
        contact_name="", contact_email="", contact_phone="", invoice_email=""
    )


def _empty_orders(whom: Whom) -> QuerySet[Order]:
    """Orders of theirs that never become an invoice."""
    return orders_about(whom, whom.about_them).filter(invoice=None)


def _erase_orders(whom: Whom, by: User | None) -> None:
    for order in _empty_orders(whom):
        details = {"buyer_email": "", "buyer_reference": ""}
        if order.organisation_id is None:
            details |= dict.fromkeys(
                ("buyer_street", "buyer_postal_code", "buyer_city"), ""
            )
            details["buyer_name"] = order.reference
        Order.objects.filter(pk=order.pk).update(**details)
    called = Words(whom.names)
    for line in _lines_to_invoice(whom):
        told = {"what_nl": called.mask(line.what_nl)}
        told["what_en"] = called.mask(line.what_en)
        OrderLine.objects.filter(pk=line.pk).update(**told)


def _lines_to_invoice(whom: Whom) -> QuerySet[OrderLine]:
    """Their places on orders of others."""
    keys = whom.registrations.values_list("pk", flat=True)
    about = [f"programme.registration:{key}" for key in keys]
    return OrderLine.objects.filter(about__in=about, order__invoice=None)


# -- the page as a trainer, and what was certified -------------------------------------


def _trainers(whom: Whom) -> QuerySet[Trainer]:
    return Trainer.objects.filter(person__in=whom.people).exclude(
        biography="", languages="", portrait=None, agreed_on=None
    )


def _certificates(whom: Whom) -> QuerySet[Certificate]:
    return Certificate.objects.filter(registration__in=whom.registrations).exclude(
        name=""
    )


def _erase_public_names(whom: Whom, by: User | None) -> None:
    forget_the_erased()


# -- what they do where, and since when -----------------------------------------------


def _erase_roles(whom: Whom, by: User | None) -> None:
    keys = list(map(str, _roles(whom).values_list("pk", flat=True)))
    _roles(whom).delete()
    Change.objects.filter(model="sector.role", record_id__in=keys).delete()


PARTS = (
    Part(_("mails, with what they say"), lambda w: mails_to(w).count(), erase_mails),
    _deletes(_needs, _("what they need to take part")),
    _deletes(_answers, _("answers to questions with a registration")),
    _deletes(_late_changes, _("what was asked late")),
    _deletes(_holds, _("links to a form")),
    Part(
        _("their own account, with calendar address and keys"),
        lambda whom: _accounts(whom).count(),
        _erase_accounts,
    ),
    _deletes(_codes, _("codes to sign in")),
    Part(
        _("forms: name, addresses, phone and remarks"),
        lambda whom: whom.about_them.exclude(
            contact_name="", contact_email="", contact_phone="", remarks=""
        ).count(),
        _erase_forms,
    ),
    Part(
        _("orders without an invoice: name and address"),
        lambda whom: _empty_orders(whom).exclude(buyer_email="").count(),
        _erase_orders,
    ),
    Part(_("roles in organisations"), lambda whom: _roles(whom).count(), _erase_roles),
    Part(
        _("the page as a trainer, with the portrait"),
        lambda whom: _trainers(whom).count(),
        lambda whom, by: None,
    ),
    Part(
        _("names on certificates"),
        lambda whom: _certificates(whom).count(),
        _erase_public_names,
    ),
    Part(
        _("lines of history: what stood there"),
        lambda whom: lines_about(whom).count(),
        erase_history,
    ),
)
