"""Sessions for somebody's own calendar (iCalendar, RFC 5545).

A session keeps its UID however often it moves, and its sequence goes up with each
change, so that a calendar moves it along.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event, vDuration

from steunpunt.design.models import CentreSettings
from steunpunt.programme.addresses import address_in_full
from steunpunt.programme.edits import Edits, edits_of
from steunpunt.programme.models import Activity, Session

#: how often a calendar that follows us should look again
AGAIN_AFTER = timedelta(hours=6)
PRODUCT = "-//Steunpunt//Programme//NL"


def calendar_of(
    sessions: Iterable[Session], *, name: str = "", with_links: bool = False
) -> bytes:
    """A calendar file with these sessions, the cancelled ones as such.

    Args:
        sessions: with their activities.
        name: what a calendar that follows it calls it.
        with_links: whether it goes to who is registered, and may join online.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", AGAIN_AFTER, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", vDuration(AGAIN_AFTER))
    centre = CentreSettings.of_the_site()
    told = list(sessions)
    edits = edits_of(told)
    for session in told:
        event = _event(session, edits[session.pk], centre.email, with_links)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(session: Session, edits: Edits, organiser: str, with_links: bool) -> Event:
    activity = session.activity
    event = Event()
    event.add("uid", f"{session.reference}@{settings.SITE_HOST}")
    event.add("sequence", edits.times)
    event.add("dtstamp", datetime.now(UTC))
    if edits.last:
        event.add("last-modified", edits.last.astimezone(UTC))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", activity.title)
    event.add("url", address_in_full(activity))
    if activity.summary:
        event.add("description", activity.summary)
    if where := _where(session, with_links):
        event.add("location", where)
    if organiser:
        event.add("organizer", f"mailto:{organiser}")
    called_off = session.status == Session.Status.CANCELLED or (
        activity.status == Activity.Status.CANCELLED
    )
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    return event


def _where(session: Session, with_links: bool) -> str:
    """The place. The link to join online goes only to who is registered."""
    link = session.link if with_links else ""
    if session.mode == "online":
        return link or "Online"
    return ", ".join(part for part in (session.room, link) if part)
