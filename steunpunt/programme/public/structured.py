"""What an activity is, for machines: schema.org, as JSON-LD and in our own API."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from steunpunt.design.models import CentreSettings
from steunpunt.pictures.models import Picture
from steunpunt.programme.addresses import (
    address_in_full,
    address_of_reading,
    portrait_in_full,
    track_in_full,
    trainer_in_full,
)
from steunpunt.programme.models import (
    Activity,
    Mode,
    Reading,
    Room,
    Session,
    Track,
    Trainer,
)
from steunpunt.programme.placing.places import Places
from steunpunt.programme.public.costs import Cost
from steunpunt.programme.public.giving import given_by, room_of, trainers_of

ATTENDANCE = {
    Mode.ON_SITE: "https://schema.org/OfflineEventAttendanceMode",
    Mode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Mode.MIXED: "https://schema.org/MixedEventAttendanceMode",
}
STATUS = {
    Activity.Status.CANCELLED: "https://schema.org/EventCancelled",
}
PLACES_LEFT, NONE_LEFT = "https://schema.org/InStock", "https://schema.org/SoldOut"
SCHEDULED = "https://schema.org/EventScheduled"
RESCHEDULED = "https://schema.org/EventRescheduled"
FEATURES = {
    "is_step_free": "Zonder trappen te bereiken",
    "has_hearing_loop": "Ringleiding",
    "has_accessible_toilet": "Toegankelijk toilet",
    "has_accessible_parking": "Parkeerplaats voor mensen met een beperking",
}


def event_of(
    activity: Activity, places: Places, first_starts: Mapping[int, datetime]
) -> dict[str, Any]:
    """The activity as an EducationEvent, each session an event in it.

    Args:
        activity: in full.
        places: what is left of it.
        first_starts: of each session that moved, when it was to start first.
    """
    sessions = list(activity.sessions.all())
    event: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "@id": address_in_full(activity),
        "url": address_in_full(activity),
        "name": activity.title,
        "description": activity.summary or activity.description,
        "inLanguage": "nl-BE",
        "eventStatus": STATUS.get(Activity.Status(activity.status), SCHEDULED),
        "organizer": _organiser(),
        "about": [str(theme) for theme in activity.themes.all()],
        "workFeatured": [_work(one) for one in activity.readings.all()],
        "audience": {"@type": "Audience", "audienceType": activity.audience},
        "performer": [_person(one) for one in trainers_of(activity)],
    }
    if activity.mode:
        event["eventAttendanceMode"] = ATTENDANCE[Mode(activity.mode)]
    if sessions:
        event["startDate"] = _moment(sessions[0].starts_at)
        event["endDate"] = _moment(sessions[-1].ends_at)
        event |= _rescheduled(activity, sessions, first_starts)
        event["location"] = _location(activity, sessions[0])
    if len(sessions) > 1:
        event["subEvent"] = [_part(activity, one, first_starts) for one in sessions]
    if places.total is not None:
        event["maximumAttendeeCapacity"] = places.total
        event["remainingAttendeeCapacity"] = places.free
    return _said(event)


def with_offers(
    event: dict[str, Any], places: Places, costs: Sequence[Cost]
) -> dict[str, Any]:
    """The same, with what it costs each target group, and whether there is a place."""
    left = places.has(1)
    offers = [
        {
            "@type": "Offer",
            "category": one["for_whom"],
            "price": one["amount"],
            "priceCurrency": one["currency"],
            "availability": PLACES_LEFT if left else NONE_LEFT,
            "url": event["url"],
        }
        for one in costs
    ]
    free = all(one["is_free"] for one in costs)
    return {**event, "isAccessibleForFree": free, "offers": offers}


def series_of(track: Track, activities: Iterable[Activity]) -> dict[str, Any]:
    """A track as an EventSeries, with each of its activities in order."""
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "EventSeries",
            "@id": track_in_full(track),
            "url": track_in_full(track),
            "name": track.title,
            "description": track.summary or track.description,
            "organizer": _organiser(),
            "subEvent": [
                {
                    "@type": "EducationEvent",
                    "@id": address_in_full(one),
                    "url": address_in_full(one),
                    "name": one.title,
                    "startDate": str(one.starts_on),
                }
                for one in activities
            ],
        }
    )


def _organiser() -> dict[str, str]:
    centre = CentreSettings.of_the_site()
    return {"@type": "Organization", "name": centre.name, "url": settings.SITE_URL}


def _work(reading: Reading) -> dict[str, str]:
    return {
        "@type": "CreativeWork",
        "name": reading.title,
        "url": address_of_reading(reading),
        "inLanguage": reading.language,
    }


def _rescheduled(
    activity: Activity,
    sessions: Sequence[Session],
    first_starts: Mapping[int, datetime],
) -> dict[str, str]:
    """When it was to start before, of what goes on and starts at another time now."""
    start = min(one.starts_at for one in sessions)
    before = min(first_starts.get(one.pk, one.starts_at) for one in sessions)
    if before == start or activity.status in STATUS:
        return {}
    return {"eventStatus": RESCHEDULED, "previousStartDate": _moment(before)}


def _part(
    activity: Activity, session: Session, first_starts: Mapping[int, datetime]
) -> dict[str, Any]:
    return _said(
        {
            "@type": "Event",
            "name": activity.title,
            "startDate": _moment(session.starts_at),
            "endDate": _moment(session.ends_at),
            "location": _location(activity, session),
            "eventAttendanceMode": ATTENDANCE[Mode(session.mode)],
            "performer": [_person(one) for one in given_by(session)],
            **_rescheduled(activity, [session], first_starts),
        }
    )


def _person(trainer: Trainer) -> dict[str, Any]:
    return _said(
        {
            "@type": "Person",
            "@id": trainer_in_full(trainer),
            "url": trainer_in_full(trainer),
            "name": trainer.public_name,
            "description": trainer.biography,
            "image": _image(trainer.shown_portrait),
        }
    )


def _image(picture: Picture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    return {
        "@type": "ImageObject",
        "contentUrl": portrait_in_full(picture),
        "caption": picture.description,
        "creditText": picture.credit,
    }


def _location(activity: Activity, session: Session) -> Any:
    virtual = {"@type": "VirtualLocation", "url": address_in_full(activity)}
    place = _place(session)
    if session.mode == Mode.ONLINE:
        return virtual
    return [place, virtual] if session.mode == Mode.MIXED else place


def _place(session: Session) -> dict[str, Any]:
    """Where it is, in the session's own words; of its room, what is known of it."""
    room = room_of(session)
    address = {
        "@type": "PostalAddress",
        "addressLocality": session.municipality,
        "addressRegion": session.province,
        "addressCountry": "BE",
    }
    place: dict[str, Any] = {
        "@type": "Place",
        "name": session.place or session.municipality or "België",
    }
    if room is not None:
        place |= {"maximumAttendeeCapacity": room.capacity or "", **_features(room)}
        if session.place == room.as_place:
            place["name"], address["streetAddress"] = room.name, room.address
    return _said({**place, "address": _said(address)})


def _features(room: Room) -> dict[str, Any]:
    """What the room has and has not; what nobody knows is not said."""
    return {
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": words, "value": value}
            for name, words in FEATURES.items()
            if (value := getattr(room, name)) is not None
        ]
    }


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what there is nothing to say of."""
    return {key: value for key, value in facts.items() if value not in ("", [], None)}


def _moment(moment: Any) -> str:
    return str(timezone.localtime(moment).isoformat())
