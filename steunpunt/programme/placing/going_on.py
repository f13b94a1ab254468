"""Verbs of the day to decide: with too few people, somebody says go on or not.

With enough people there is nothing to decide. A decision holds for the day for which it
was taken: whoever moves that day is asked again.
"""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from steunpunt.accounts.models import User
from steunpunt.design.models import CentreSettings
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post
from steunpunt.programme.models import Activity, GoDecision, Registration
from steunpunt.programme.placing.places import lock
from steunpunt.programme.placing.waiting import is_to_come
from steunpunt.programme.plan import planning
from steunpunt.records.refusing import ReasonMissing, Refused


class NothingToDecide(Refused):
    """Only what is to come and has a minimum waits for a decision."""

    message = _("There is nothing to decide: it has no minimum, or it has begun.")


def to_decide(today: date) -> QuerySet[Activity]:
    """Planned activities whose day to decide is there, with fewer than the minimum.

    Each has `people`: how many have a place.
    """
    decided = GoDecision.objects.filter(
        activity=OuterRef("pk"), decide_on=OuterRef("decide_on"), goes_on=True
    )
    has_place = Q(registrations__status=Registration.Status.CONFIRMED)
    return (
        Activity.objects.filter(
            status=Activity.Status.PLANNED,
            decide_on__lte=today,
            starts_on__gte=today,
        )
        .annotate(people=Count("registrations", filter=has_place))
        .filter(~Exists(decided), people__lt=F("minimum"))
        .order_by("decide_on", "pk")
    )


@transaction.atomic
def go_on(activity: Activity, *, by: User | None, note: str = "") -> GoDecision:
    """It goes on, though there are few. Decided twice, it is the same decision.

    Raises:
        NothingToDecide
    """
    locked = _open_to_decide(activity)
    decided = locked.go_decisions.filter(goes_on=True)
    known = next((one for one in decided if one.decide_on == locked.decide_on), None)
    return known or _noted(locked, goes_on=True, by=by, note=note)


@transaction.atomic
def call_off(
    activity: Activity,
    *,
    by: User | None,
    why: str,
    instead: Activity | None = None,
) -> GoDecision:
    """It does not go on; whoever is registered or waits hears why, and when else.

    Args:
        activity: what does not go on.
        by: who decides.
        why: goes into the mail.
        instead: another activity that they may come to.

    Raises:
        NothingToDecide, ReasonMissing, PeopleCame
    """
    if not why.strip():
        raise ReasonMissing
    locked = _open_to_decide(activity)
    made = _noted(locked, goes_on=False, by=by, note=why.strip())
    planning.cancel(locked, by=by, note=why.strip(), why=why.strip(), instead=instead)
    return made


def _open_to_decide(activity: Activity) -> Activity:
    locked = lock(activity.pk)
    if locked.minimum is None or not is_to_come(locked, timezone.now()):
        raise NothingToDecide
    return locked


def _noted(
    activity: Activity, *, goes_on: bool, by: User | None, note: str
) -> GoDecision:
    assert activity.decide_on is not None  # noqa: S101 - a minimum has a day
    assert activity.minimum is not None  # noqa: S101 - asked before
    return GoDecision.objects.create(
        activity=activity,
        decide_on=activity.decide_on,
        goes_on=goes_on,
        people=activity.registrations.confirmed().count(),
        minimum=activity.minimum,
        note=note[:200],
        at=timezone.now(),
        by=by,
    )


def others_to_come(activity: Activity) -> QuerySet[Activity]:
    """What may be offered instead: public and to come, of the same title first."""
    found = Activity.objects.filter(
        status=Activity.Status.PLANNED,
        is_public=True,
        starts_on__gt=timezone.localdate(),
    )
    alike = ExpressionWrapper(Q(title=activity.title), BooleanField())
    others = found.exclude(pk=activity.pk).annotate(alike=alike)
    return others.order_by("-alike", "starts_on", "pk")


def ask_to_decide(*, today: date | None = None) -> int:
    """Write to each organiser on the day to decide, once; returns how many mails."""
    waiting = to_decide(today or timezone.localdate()).select_related("organiser")
    return sum(_ask(activity) for activity in waiting)


def _ask(activity: Activity) -> int:
    key = f"decide:{activity.pk}:{activity.decide_on}"
    address = _organiser(activity)
    if address is None or Message.objects.filter(key=key).exists():
        return 0
    language = settings.LANGUAGE_CODE
    path = reverse("activity:decide", args=[activity.pk])
    assert activity.starts_on is not None  # noqa: S101 - asked in `to_decide`
    with override(language):
        day = date_format(activity.starts_on, "l j F Y")
    post(
        "programme.decide",
        to=address,
        language=language,
        values={
            "name": address.name,
            "activity": activity.title,
            "day": day,
            "people": str(activity.people),  # type: ignore[attr-defined] # annotated
            "minimum": str(activity.minimum),
            "waiting": str(activity.registrations.waiting().count()),
            "link": f"{settings.SITE_URL}{path}",
        },
        key=key,
        about=activity,
    )
    return 1


def _organiser(activity: Activity) -> Address | None:
    """Who organises it; the centre itself when nobody does."""
    if activity.organiser is not None:
        return Address(str(activity.organiser), activity.organiser.email)
    centre = CentreSettings.of_the_site()
    return Address(centre.name, centre.email) if centre.email else None
