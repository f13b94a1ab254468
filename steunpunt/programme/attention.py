"""What waits for the programme team."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models import (
    Activity,
    ErasureRequest,
    LateChange,
    OrderToLookAt,
    Registration,
    Session,
)
from steunpunt.programme.placing.going_on import to_decide
from steunpunt.programme.plan.checklists import with_late_items
from steunpunt.records.attention import Attention, Shortcut, declare

#: after this many days nobody remembers who came
STALE_DAYS = 60


def without_attendance(today: date) -> QuerySet[Activity]:
    """Activities with a session of the past weeks on which nobody was noted."""
    past = Session.objects.filter(
        activity=OuterRef("pk"),
        starts_at__date__range=(today - timedelta(days=STALE_DAYS), today),
        ends_at__date__lte=today,
        attendances__isnull=True,
    ).exclude(status=Session.Status.CANCELLED)
    registered = Registration.objects.filter(activity=OuterRef("pk")).confirmed()
    return (
        Activity.objects.filter(Exists(past), Exists(registered))
        .exclude(status=Activity.Status.CANCELLED)
        .order_by("starts_on")
    )


def on_the_waiting_list(today: date) -> QuerySet[Registration]:
    """People who wait for a place in something that is still to come."""
    return (
        Registration.objects.waiting()
        .filter(activity__starts_on__gte=today)
        .select_related("activity", "person")
    )


def asked_late(today: date) -> QuerySet[Registration]:
    """People who ask to cancel or change after the cut-off."""
    asked = LateChange.objects.open().order_by()
    found = Registration.objects.filter(pk__in=asked.values("registration"))
    return found.select_related("activity", "person").order_by("activity__starts_on")


def with_orders_to_look_at(today: date) -> QuerySet[Activity]:
    """Activities that changed after they were invoiced."""
    waiting = OrderToLookAt.objects.open().order_by().values("activity")
    return Activity.objects.filter(pk__in=waiting).order_by("starts_on")


def asked_to_be_forgotten(today: date) -> QuerySet[ErasureRequest]:
    """People who wait for an answer, the longest waiting first."""
    return ErasureRequest.objects.open()


declare(
    Shortcut(_("New activity"), "activity:add", "programme.add_activity"),
    Shortcut(_("The year"), "activity:year", "programme.view_activity"),
    Attention(
        "programme.decide",
        _("activities with too few people"),
        _("The day to decide whether they go on is there."),
        _("Decide"),
        to_decide,
        order=10,
        one=_("activity with too few people"),
    ),
    Attention(
        "programme.checklist",
        _("activities with something on their checklist that is late"),
        _("It should have been done by now."),
        _("See the checklist"),
        with_late_items,
        order=15,
        one=_("activity with something on its checklist that is late"),
    ),
    Attention(
        "programme.late_changes",
        _("people who ask to cancel or change when it is late"),
        _("Until you decide, their place stays taken."),
        _("Decide"),
        asked_late,
        order=12,
        one=_("person who asks to cancel or change when it is late"),
    ),
    Attention(
        "programme.erasures",
        _("questions to be forgotten"),
        _("You answer within a month."),
        _("Answer"),
        asked_to_be_forgotten,
        order=13,
    ),
    Attention(
        "programme.orders_to_look_at",
        _("activities of which invoiced orders have other half-days now"),
        _("What was invoiced does not change by itself."),
        _("Look"),
        with_orders_to_look_at,
        order=18,
    ),
    Attention(
        "programme.attendance",
        _("activities whose attendance is not noted yet"),
        _("Do it while people remember. Without it nobody counts as a participant."),
        _("Note who came"),
        without_attendance,
        order=20,
        one=_("activity whose attendance is not noted yet"),
    ),
    Attention(
        "programme.waiting",
        _("people on a waiting list"),
        _("Whoever waits longest comes first."),
        _("See who waits"),
        on_the_waiting_list,
        order=40,
        one=_("person on a waiting list"),
    ),
)
