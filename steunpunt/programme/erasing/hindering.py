"""What stands in the way of erasing somebody, in words: a coming place, a bill."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steunpunt.mail.models import Status
from steunpunt.money.models import Invoice
from steunpunt.programme.erasing.mails import mails_to
from steunpunt.programme.erasing.orders import orders_about
from steunpunt.programme.erasing.whom import Whom
from steunpunt.programme.models import Activity, Registration, Session
from steunpunt.records.refusing import Refused


class CannotErase(Refused):
    """Something has to come to an end first."""

    message = gettext_lazy("Nothing was erased. %(why)s")


def hindrances(whom: Whom) -> list[str]:
    """Why they cannot be erased yet; none: they can."""
    return [*_coming(whom), *_bills(whom), *_being_sent(whom)]


def _still_to_come(places: QuerySet[Registration]) -> QuerySet[Registration]:
    """Places, also on a waiting list, in what is not over and goes on."""
    to_come = Session.objects.filter(
        activity=OuterRef("activity"), ends_at__gte=timezone.now()
    ).exclude(status=Session.Status.CANCELLED)
    no_day_yet = Q(activity__starts_on=None, activity__status=Activity.Status.PLANNED)
    return (
        places.not_cancelled()  # type: ignore[attr-defined] # its own queryset
        .exclude(activity__status=Activity.Status.CANCELLED)
        .filter(Exists(to_come) | no_day_yet)
        .select_related("activity")
        .order_by("activity__starts_on", "pk")
    )


def _coming(whom: Whom) -> Iterator[str]:
    for one in _still_to_come(whom.registrations):
        yield _(
            "There is a coming registration for “%(activity)s”. Cancel it first, or "
            "wait until it is over."
        ) % {"activity": one.activity}
    theirs = Registration.objects.filter(booking__in=whom.sent).exclude(
        person__in=whom.people
    )
    for activity in dict.fromkeys(one.activity for one in _still_to_come(theirs)):
        yield _(
            "For “%(activity)s” they are the contact of colleagues who still come. "
            "Wait until it is over."
        ) % {"activity": activity}


def _bills(whom: Whom) -> Iterator[str]:
    orders = orders_about(whom, whom.about_them)
    for invoice in Invoice.objects.open().filter(order__in=orders):
        yield _("Invoice %(number)s is not paid yet.") % {"number": invoice.number}
    for invoice in Invoice.objects.to_pay_back().filter(order__in=orders):
        yield _("Of invoice %(number)s something is to be paid back.") % {
            "number": invoice.number
        }
    waiting = orders.filter(invoice=None, lines__unit_price__gt=0).distinct().count()
    if waiting:
        yield ngettext(
            "%(n)s order is still to be invoiced.",
            "%(n)s orders are still to be invoiced.",
            waiting,
        ) % {"n": waiting}


def _being_sent(whom: Whom) -> Iterator[str]:
    if mails_to(whom).filter(status=Status.SENDING).exists():
        yield _("A mail to them is being sent just now. Try again in a minute.")
