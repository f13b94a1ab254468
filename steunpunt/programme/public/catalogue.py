"""The programme and the page of one activity."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.money.cancelling import terms_of
from steunpunt.programme.addresses import slug_of
from steunpunt.programme.edits import first_starts_of
from steunpunt.programme.models import Activity, Session, Track
from steunpunt.programme.orders.charging import prices_of
from steunpunt.programme.placing.booking import MOST_SEATS, is_open
from steunpunt.programme.placing.places import read_places, with_places
from steunpunt.programme.public.costs import costs_of
from steunpunt.programme.public.filters import Asked, filters_of
from steunpunt.programme.public.giving import look_up, rooms_of, trainers_of
from steunpunt.programme.public.glancing import coming_at_a_glance, one_at_a_glance
from steunpunt.programme.public.invitations import is_invited
from steunpunt.programme.public.places_tag import PlacesTag, places_tag
from steunpunt.programme.public.showing import kept_page
from steunpunt.programme.public.structured import event_of, with_offers

PER_PAGE = 30


@dataclass(frozen=True)
class Item:
    """One activity of the programme, with how many places are left."""

    activity: Activity
    tag: PlacesTag | None

    @property
    def half_days(self) -> int:
        """How many half-days it takes."""
        return sum(one.half_days for one in self.activity.sessions.all())

    @property
    def month(self) -> date:
        """The first day of the month in which it begins."""
        assert self.activity.starts_on is not None  # noqa: S101 - it has a session
        return self.activity.starts_on.replace(day=1)

    @property
    def towns(self) -> list[str]:
        """Where it is, each town once."""
        sessions = self.activity.sessions.all()
        return list(dict.fromkeys(s.municipality for s in sessions if s.municipality))

    @property
    def has_online(self) -> bool:
        """Whether one of its sessions can be followed online."""
        return any(one.mode != "on_site" for one in self.activity.sessions.all())


def item_to_come(activity: Any) -> Item:
    """One that came `with_places`, with how many are left."""
    return Item(activity, places_tag(read_places(activity)))


def coming(today: date) -> "QuerySet[Activity, Any]":
    """What is on the website and still to come, soonest first."""
    found = Activity.objects.to_come_on_the_website(today)
    return found.order_by("starts_on", "title", "pk")


def past(today: date) -> QuerySet[Activity]:
    """What was on the website and took place, latest first."""
    return Activity.objects.filter(
        is_public=True, status=Activity.Status.HELD, in_open_programme=True
    ).order_by("-starts_on", "title", "pk")


def in_full(
    activities: "QuerySet[Activity, Any]", *, with_cancelled: bool = False
) -> "QuerySet[Activity, Any]":
    """With all that a list shows of them; calendars show cancelled sessions too."""
    sessions = Session.objects.all()
    if not with_cancelled:
        sessions = sessions.exclude(status=Session.Status.CANCELLED)
    return activities.select_related("kind", "level").prefetch_related(
        "themes", Prefetch("sessions", sessions.order_by("starts_at"))
    )


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """What is to come, with filters and search; or what was."""
    if request.GET.get("wanneer") == "voorbij":
        return _past(request)
    now = timezone.now()
    today = timezone.localdate(now)
    return kept_page(
        request,
        coming_at_a_glance(today, now),
        lambda: _coming(request, with_places(coming(today), now)),
    )


def _coming(request: HttpRequest, found: "QuerySet[Activity, Any]") -> HttpResponse:
    everything = list(in_full(found))
    asked = Asked.from_address(request.GET)
    items = [item_to_come(one) for one in asked.finds(everything)]
    return render(
        request,
        "programme/public/catalogue.html",
        {
            "asked": asked,
            "query": request.GET.urlencode(),
            "filters": filters_of(everything, asked),
            "months": [
                (month, list(group))
                for month, group in groupby(items, attrgetter("month"))
            ],
            "count": len(items),
            "total": len(everything),
        },
    )


def _past(request: HttpRequest) -> HttpResponse:
    found = in_full(past(timezone.localdate()))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("blad"))
    items = [Item(one, None) for one in page]
    return render(request, "programme/public/past.html", {"page": page, "items": items})


@require_safe
def activity(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All that somebody wants to know before registering."""
    now = timezone.now()
    invited = is_invited(request, pk)
    seen = one_at_a_glance(pk, now, invited=invited)
    if seen is None:
        raise Http404
    if slug != (right := slug_of(seen[1])):
        return redirect("programme:activity", right, pk, permanent=True)
    return kept_page(request, seen, lambda: _activity(request, pk, now, invited))


def visible(invited: bool) -> QuerySet[Activity]:
    """Activities that this visitor may know of."""
    if invited:
        return Activity.objects.all()
    return Activity.objects.filter(is_public=True)


def _activity(
    request: HttpRequest, pk: int, now: datetime, invited: bool
) -> HttpResponse:
    shown: Any = in_full(with_places(visible(invited), now)).get(pk=pk)
    look_up([shown])
    places, prices = read_places(shown), prices_of(shown)
    event = event_of(shown, places, first_starts_of(shown.sessions.all()))
    return render(
        request,
        "programme/public/activity.html",
        {
            "activity": shown,
            "slug": slug_of(shown.title),
            "item": Item(shown, places_tag(places)),
            "places": places,
            "opens": is_open(shown, now, invited=invited),
            "not_yet": shown.opens_at is not None and now < shown.opens_at,
            "primary_first": shown.primary_goes_first(now),
            "invitation": request.GET.get("uitnodiging", ""),
            "most": MOST_SEATS if places.free is None else min(MOST_SEATS, places.free),
            "trainers": trainers_of(shown),
            "prices": prices,
            "terms": terms_of(shown.policy) if shown.policy else [],
            "structured": with_offers(event, places, costs_of(prices)),
            "access": [line for line in shown.accessibility.splitlines() if line],
            "rooms": rooms_of(shown),
            "other_dates": shown.other_dates(timezone.localdate(now)),
            "readings": shown.readings.all(),
            "tracks": Track.objects.filter(is_public=True, parts__activity=shown),
        },
    )
