"""The programme as JSON, with the same filters and the same visibility as the pages."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.pictures.models import Picture
from steunpunt.programme.addresses import (
    address_in_full,
    address_of_reading,
    portrait_in_full,
    trainer_in_full,
)
from steunpunt.programme.edits import first_starts_of
from steunpunt.programme.models import Activity, Room, Session, Trainer
from steunpunt.programme.orders.charging import look_up_prices, prices_of
from steunpunt.programme.placing.places import read_places, with_places
from steunpunt.programme.public.catalogue import in_full
from steunpunt.programme.public.costs import costs_of
from steunpunt.programme.public.feeds import found
from steunpunt.programme.public.giving import (
    given_by,
    look_up,
    room_of,
    trainers_of,
)
from steunpunt.programme.public.structured import event_of, with_offers

PER_PAGE = 50
MOST_PAGES = 10_000


def told(activity: Any, first_starts: Mapping[int, datetime]) -> dict[str, Any]:
    """One activity; of its sessions that moved, when they were to start first."""
    places, costs = read_places(activity), costs_of(prices_of(activity))
    event = event_of(activity, places, first_starts)
    return {
        "id": activity.pk,
        "url": address_in_full(activity),
        "title": activity.title,
        "summary": activity.summary,
        "audience": activity.audience,
        "status": activity.status,
        "mode": activity.mode,
        "kind": activity.kind.reference if activity.kind else None,
        "level": activity.level.reference if activity.level else None,
        "themes": [theme.reference for theme in activity.themes.all()],
        "starts_on": activity.starts_on,
        "sessions": [_session(one) for one in activity.sessions.all()],
        "trainers": [_trainer(one) for one in trainers_of(activity)],
        "places": {
            "total": places.total,
            "free": places.free,
            "waiting": places.waiting,
        },
        "prices": costs,
        "reading": [
            {
                "title": one.title,
                "url": address_of_reading(one),
                "kind": one.kind,
                "language": one.language,
            }
            for one in activity.readings.all()
        ],
        "event": with_offers(event, places, costs),
    }


def _session(session: Session) -> dict[str, Any]:
    room = room_of(session)
    return {
        "starts_at": timezone.localtime(session.starts_at).isoformat(),
        "ends_at": timezone.localtime(session.ends_at).isoformat(),
        "mode": session.mode,
        "place": session.place,
        "municipality": session.municipality,
        "half_days": session.half_days,
        "room": _room(room) if room else None,
        "trainers": [one.pk for one in given_by(session)],
    }


def _room(room: Room) -> dict[str, Any]:
    """A room as it is now; `place` is what the session itself says."""
    return {
        "id": room.pk,
        "name": room.name,
        "address": room.address,
        "municipality": room.municipality,
        "province": room.province,
        "capacity": room.capacity,
        "is_step_free": room.is_step_free,
        "has_hearing_loop": room.has_hearing_loop,
        "has_accessible_toilet": room.has_accessible_toilet,
        "has_accessible_parking": room.has_accessible_parking,
        "how_to_get_there": room.how_to_get_there,
    }


def _trainer(trainer: Trainer) -> dict[str, Any]:
    portrait = trainer.shown_portrait
    return {
        "id": trainer.pk,
        "url": trainer_in_full(trainer),
        "name": trainer.public_name,
        "biography": trainer.biography,
        "languages": trainer.languages,
        "portrait": _portrait(portrait) if portrait else None,
    }


def _portrait(picture: Picture) -> dict[str, str]:
    return {
        "url": portrait_in_full(picture),
        "description": picture.description,
        "credit": picture.credit,
    }


@require_safe
def activities(request: HttpRequest) -> JsonResponse:
    """What is to come, a page at a time; the filters are those of the website."""
    page = Paginator(found(request), PER_PAGE).get_page(request.GET.get("blad"))
    shown = list(page)
    look_up(shown)
    look_up_prices(shown)
    prefetch_related_objects(shown, "readings")
    first_starts = first_starts_of(s for one in shown for s in one.sessions.all())
    return JsonResponse(
        {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "activities": [told(one, first_starts) for one in shown],
        }
    )


@require_safe
def activity(request: HttpRequest, pk: int) -> JsonResponse:
    """One activity that is on the website."""
    shown = with_places(Activity.objects.filter(is_public=True), timezone.now())
    one = in_full(shown).filter(pk=pk).first()
    if one is None:
        raise Http404
    look_up([one])
    return JsonResponse(told(one, first_starts_of(one.sessions.all())))
