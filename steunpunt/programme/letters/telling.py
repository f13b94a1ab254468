"""What people hear when an activity changes, and when a session is near."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from steunpunt.money.amounts import as_price
from steunpunt.programme import emails
from steunpunt.programme.models import Activity, Registration, Session

REMIND_BEFORE = timedelta(days=2)
#: what a place cost, and costs now
Prices = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Seen:
    """What somebody would have to know again when it changes."""

    number: int
    starts_at: datetime
    ends_at: datetime
    where: tuple[str, ...]


def when_and_where(activity: Activity) -> dict[int, Seen]:
    """Of each session that goes on: when it is, where, and how to join."""
    going_on = activity.sessions.exclude(status=Session.Status.CANCELLED)
    return {
        one.pk: Seen(
            one.number,
            one.starts_at,
            one.ends_at,
            (one.mode, one.place, one.municipality, one.link),
        )
        for one in going_on
    }


def tell_changes(
    activity: Activity,
    before: Mapping[int, Seen],
    repriced: Mapping[int, Prices],
    *,
    at: datetime,
) -> None:
    """Write to everyone when a session moved, went or came; and of another price.

    Of the price hears whoever's order changed, and nobody else.
    """
    after = when_and_where(activity)
    if (before and before != after) or repriced:

        def changes(registration: Registration) -> str:
            said = [*_differences(before, after)] if before else []
            return "\n".join([*said, *_price(registration, repriced)])

        emails.activity_changed(activity, changes, key=f"{at:%Y%m%d%H%M%S%f}")


def tell_prices(
    activity: Activity, repriced: Mapping[int, Prices], *, at: datetime
) -> None:
    """Write to whoever's order changed, and nobody else."""
    tell_changes(activity, {}, repriced, at=at)


def _price(registration: Registration, repriced: Mapping[int, Prices]) -> Iterator[str]:
    """In the language that is set."""
    if registration.pk in repriced:
        was, now = repriced[registration.pk]
        yield gettext("The price for %(who)s goes from %(was)s to %(now)s.") % {
            "who": registration.who,
            "was": _amount(was),
            "now": _amount(now),
        }


def _amount(price: Decimal) -> str:
    return as_price(price) if price else gettext("free")


def _differences(
    before: Mapping[int, Seen], after: Mapping[int, Seen]
) -> Iterator[str]:
    """In the language that is set, a line each."""
    for key, was in before.items():
        if (now := after.get(key)) is None:
            said = gettext("Session %(number)s of %(day)s falls away.")
            yield said % {"number": was.number, "day": _moment(was)}
        elif was.starts_at != now.starts_at:
            said = gettext("Session %(number)s moves from %(was)s to %(now)s.")
            yield said % {
                "number": now.number,
                "was": _moment(was),
                "now": _moment(now),
            }
        elif was != now:
            said = gettext("Session %(number)s has another end, place or link.")
            yield said % {"number": now.number}
    for key, now in after.items():
        if key not in before:
            yield gettext("A session comes on %(day)s.") % {"day": _moment(now)}


def _moment(seen: Seen) -> str:
    return date_format(timezone.localtime(seen.starts_at), "j F Y, G.i")


def remind(*, at: datetime | None = None) -> int:
    """Remind people of the sessions of the next two days; returns how many mails.

    Asked again it writes nothing twice: each reminder has a key of its own.
    """
    moment = at or timezone.now()
    near = Session.objects.filter(
        status=Session.Status.PLANNED,
        activity__status=Activity.Status.PLANNED,
        activity__is_public=True,
        starts_at__gt=moment,
        starts_at__lte=moment + REMIND_BEFORE,
    )
    return sum(emails.session_is_near(one) for one in near.select_related("activity"))
