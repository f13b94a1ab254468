"""What an activity is, for machines: schema.org, as JSON-LD and in our own API."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from steunpunt.design.models import CentreSettings
from steunpunt.programme.addresses import address_in_full, address_of_reading
from steunpunt.programme.models import Activity, Mode, Reading, Session
from steunpunt.programme.places import Places

ATTENDANCE = {
    Mode.ON_SITE: "https://schema.org/OfflineEventAttendanceMode",
    Mode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Mode.MIXED: "https://schema.org/MixedEventAttendanceMode",
}
STATUS = {
    Activity.Status.CANCELLED: "https://schema.org/EventCancelled",
}
SCHEDULED = "https://schema.org/EventScheduled"


def event_of(activity: Activity, places: Places) -> dict[str, Any]:
    """The activity as an EducationEvent, each session an event in it."""
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
    }
    if activity.mode:
        event["eventAttendanceMode"] = ATTENDANCE[Mode(activity.mode)]
    if sessions:
        event["startDate"] = _moment(sessions[0].starts_at)
        event["endDate"] = _moment(sessions[-1].ends_at)
        event["location"] = _location(activity, sessions[0])
    if len(sessions) > 1:
        event["subEvent"] = [_part(activity, one) for one in sessions]
    if places.total is not None:
        event["maximumAttendeeCapacity"] = places.total
        event["remainingAttendeeCapacity"] = places.free
    return {key: value for key, value in event.items() if value not in ("", [])}


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


def _part(activity: Activity, session: Session) -> dict[str, Any]:
    return {
        "@type": "Event",
        "name": activity.title,
        "startDate": _moment(session.starts_at),
        "endDate": _moment(session.ends_at),
        "location": _location(activity, session),
        "eventAttendanceMode": ATTENDANCE[Mode(session.mode)],
    }


def _location(activity: Activity, session: Session) -> Any:
    virtual = {"@type": "VirtualLocation", "url": address_in_full(activity)}
    place = {
        "@type": "Place",
        "name": session.place or session.municipality or "België",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": session.municipality,
            "addressRegion": session.province,
            "addressCountry": "BE",
        },
    }
    if session.mode == Mode.ONLINE:
        return virtual
    return [place, virtual] if session.mode == Mode.MIXED else place


def _moment(moment: Any) -> str:
    return str(timezone.localtime(moment).isoformat())
