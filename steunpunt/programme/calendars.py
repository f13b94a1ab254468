"""Sessions for somebody's own calendar (iCalendar, RFC 5545).

A session keeps its UID however often it moves, so that a calendar moves it along.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from icalendar import Calendar, Event

from steunpunt.design.models import CentreSettings
from steunpunt.programme.addresses import address_in_full
from steunpunt.programme.models import Activity, Session

PRODUCT = "-//Steunpunt//Programme//NL"


def calendar_of(
    sessions: Iterable[Session], *, name: str = "", with_links: bool = False
) -> bytes:
    """A calendar file with these sessions, the cancelled ones as such.

    Args:
        sessions: with their activities.
        name: what a calendar calls it.
        with_links: whether it goes to who is registered, and may join online.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    centre = CentreSettings.of_the_site()
    for session in sessions:
        event = _event(session.activity, session, centre.email, with_links)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(
    activity: Activity, session: Session, organiser: str, with_links: bool
) -> Event:
    event = Event()
    event.add("uid", f"{session.reference}@{settings.SITE_HOST}")
    event.add("dtstamp", datetime.now(UTC))
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
