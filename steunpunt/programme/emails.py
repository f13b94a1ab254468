"""What the programme writes to people: one function for each e-mail.

Each is written down in the transaction of the work that it tells of, under a key of its
own, so that nothing is told twice and nothing that did not happen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from steunpunt.mail.envelope import Address, Attachment
from steunpunt.mail.posting import post
from steunpunt.programme import addresses, links
from steunpunt.programme.calendars import calendar_of
from steunpunt.programme.day.checkin import link_to_code
from steunpunt.programme.letters import texts  # noqa: F401 - declared with these
from steunpunt.programme.models import (
    Activity,
    Booking,
    LateChange,
    Mode,
    Registration,
    Session,
)

# -- Whom, and about what --------------------------------------------------------------


def booked(
    booking: Booking, fresh: Sequence[Registration], known: Sequence[Registration]
) -> None:
    """What became of a form: confirmed or waiting, and who was known already."""
    if fresh:
        confirmed = all(one.status == "confirmed" for one in fresh)
        code = "confirmed" if confirmed else "waiting"
        own = {"people": names_told(fresh)}
        if confirmed:
            own |= codes_told(fresh, booking.language)
        _to_contact(booking, code, own, calendar=confirmed)
    who_was_known(booking, known)
    _to_colleagues(fresh)


def who_was_known(booking: Booking, known: Sequence[Registration]) -> None:
    if not known:
        return
    with override(booking.language):
        said = "; ".join(f"{one.who} ({one.get_status_display()})" for one in known)
    _to_contact(booking, "known", {"people": said})


def _to_colleagues(fresh: Iterable[Registration]) -> None:
    for one in fresh:
        if has_own_address(one):
            to_colleague(one)


def place_offered(registration: Registration) -> None:
    """A place is there, until a moment."""
    until = registration.offered_until
    assert until is not None  # noqa: S101 - a constraint holds that
    with override(registration.language):
        deadline = date_format(timezone.localtime(until), "l j F, G.i")
    _to_person(
        registration,
        "offered",
        {"deadline": deadline},
        key=f"offered:{until:%Y%m%d%H%M}",
    )


def place_taken(registration: Registration) -> None:
    """Who waited has a place now."""
    own = {"people": registration.who} | codes_told(
        [registration], registration.language
    )
    _to_person(registration, "confirmed", own, key="confirmed", calendar=True)


def offer_lapsed(registration: Registration) -> None:
    """Nobody answered in time."""
    own = {"link": addresses.address_in_full(registration.activity)}
    _to_person(registration, "lapsed", own, key="lapsed")


def registration_cancelled(registration: Registration) -> None:
    """A place was given back, or taken away by staff."""
    own = {
        "people": registration.who,
        "link": addresses.address_in_full(registration.activity),
    }
    _to_person(registration, "cancelled", own, key="cancelled")


def late_change_asked(change: LateChange) -> None:
    """We have the question; staff decide."""
    _to_person(
        change.registration,
        "late_asked",
        _late(change),
        key=f"late:{change.pk}:asked",
    )


def late_change_decided(change: LateChange) -> None:
    """Staff decided. What was cancelled is told by the mail of that."""
    if change.kind == LateChange.Kind.CANCEL and change.outcome == "granted":
        return
    with override(change.registration.language):
        said = (
            gettext("We changed it as you asked.")
            if change.outcome == LateChange.Outcome.GRANTED
            else gettext("We cannot change this any more.")
        )
    _to_person(
        change.registration,
        "late_decided",
        _late(change) | {"decision": said, "note": change.note},
        key=f"late:{change.pk}:decided",
    )


def _late(change: LateChange) -> dict[str, str]:
    """What was asked, in the language of who asked it."""
    registration = change.registration
    with override(registration.language):
        if change.kind == LateChange.Kind.CANCEL:
            said = gettext("%(who)s cannot come") % {"who": registration.who}
        else:
            said = gettext("%(new)s comes instead of %(who)s") % {
                "new": change.who,
                "who": registration.who,
            }
    return {"asked": said}


def activity_changed(
    activity: Activity, changes: Callable[[Registration], str], *, key: str
) -> None:
    """Everyone for whom something is different hears that, in their language."""
    for one in _everyone(activity):
        with override(one.language):
            own = {"changes": changes(one)}
        if not own["changes"]:
            continue
        _to_person(one, "changed", own, key=f"changed:{key}", calendar=True)


def activity_called_off(
    activity: Activity, why: str, *, key: str, instead: Activity | None = None
) -> None:
    """Everyone who is registered or waits hears that it does not go on, and what does.

    That is what staff chose to offer instead, or else the other dates of its series.
    """
    link = (
        addresses.catalogue_about(activity)
        if instead is None
        else addresses.address_in_full(instead)
    )
    dates = [] if instead else list(activity.other_dates(timezone.localdate()))
    for one in _everyone(activity):
        with override(one.language):
            own = {
                "why": why,
                "instead": _another_day(instead),
                "other_dates": _dates_told(dates),
                "link": link,
            }
        _to_person(one, "called_off", own, key=f"called_off:{key}")


def session_is_near(session: Session) -> int:
    """Remind everyone with a place; returns how many."""
    people = list(
        session.activity.registrations.confirmed().select_related(
            "person", "booking", "activity"
        )
    )
    for one in people:
        with override(one.language):
            said = _told(session, with_link=True)
        _to_person(one, "reminder", {"session": said}, key=f"reminder:{session.pk}")
    return len(people)


def _dates_told(dates: Sequence[Activity]) -> str:
    """The same on other days, a line each, in the language that is set."""
    if not dates:
        return ""
    lines = [
        f"{date_format(day, 'l j F Y')}: {addresses.address_in_full(one)}"
        for one in dates
        if (day := one.starts_on) is not None
    ]
    return "\n".join([gettext("It also takes place on:"), *lines])


# -- How -------------------------------------------------------------------------------


def _to_contact(
    booking: Booking, code: str, own: Mapping[str, str], *, calendar: bool = False
) -> None:
    if not booking.contact_email:
        return
    _post(
        code,
        booking.activity,
        Address(booking.contact_name, booking.contact_email),
        booking.language,
        {"link": links.link_to(booking), **own},
        key=f"booking:{booking.pk}:{code}",
        about=booking,
        calendar=calendar,
    )


def _to_person(
    registration: Registration,
    code: str,
    own: Mapping[str, str],
    *,
    key: str,
    calendar: bool = False,
) -> None:
    """To whoever arranged the place; else to the person, when we know an address."""
    booking, person = registration.booking, registration.person
    if booking is not None and booking.contact_email:
        address = Address(booking.contact_name, booking.contact_email)
        link = links.link_to(booking)
    elif person is not None and person.email:
        address = Address(str(person), person.email)
        link = addresses.address_in_full(registration.activity)
    else:
        return
    _post(
        code,
        registration.activity,
        address,
        registration.language,
        {"link": link, **own},
        key=f"registration:{registration.pk}:{key}",
        about=registration,
        calendar=calendar,
    )


def to_colleague(registration: Registration) -> None:
    booking, person = registration.booking, registration.person
    assert booking is not None  # noqa: S101 - asked before
    assert person is not None  # noqa: S101 - asked before
    if registration.status != "confirmed":
        return
    _post(
        "colleague",
        registration.activity,
        Address(str(person), person.email),
        booking.language,
        {
            "by": booking.contact_name,
            **codes_told([registration], booking.language),
            "link": addresses.address_in_full(registration.activity),
        },
        key=f"registration:{registration.pk}:colleague",
        about=registration,
        calendar=True,
    )


def _post(
    code: str,
    activity: Activity,
    address: Address,
    language: str,
    own: Mapping[str, str],
    *,
    key: str,
    about: Booking | Registration,
    calendar: bool,
) -> None:
    sessions = list(activity.sessions.order_by("starts_at"))
    with override(language):
        values = {
            "name": address.name or gettext("everyone"),
            "activity": activity.title,
            "sessions": sessions_told(sessions),
            **own,
        }
        files = [calendar_file(sessions)] if calendar else []
    post(
        f"programme.{code}",
        to=address,
        language=language,
        values=values,
        key=key,
        about=about,
        attachments=files,
    )


def calendar_file(
    sessions: Sequence[Session], name: str = "activiteit.ics"
) -> Attachment:
    return Attachment(name, calendar_of(sessions), "text/calendar")


def _everyone(activity: Activity) -> list[Registration]:
    found = activity.registrations.not_cancelled().select_related("person", "booking")
    return list(found.order_by("pk"))


def _another_day(instead: Activity | None) -> str:
    """What they may come to, in the language that is set; nothing: nothing is said."""
    if instead is None:
        return ""
    day = date_format(instead.starts_on, "l j F Y") if instead.starts_on else ""
    return gettext("You can come to this instead: %(activity)s, %(day)s.") % {
        "activity": instead.title,
        "day": day,
    }


def has_own_address(registration: Registration) -> bool:
    booking, person = registration.booking, registration.person
    return (
        booking is not None
        and person is not None
        and bool(person.email)
        and person.email.lower() != booking.contact_email.lower()
    )


def codes_told(registrations: Sequence[Registration], language: str) -> dict[str, str]:
    """What to show at the door; nothing of what has no door."""
    if registrations[0].activity.mode == Mode.ONLINE:
        return {"codes": ""}
    with override(language):
        said = [gettext("Show this code at the door, on your phone or on paper:")]
    said += [f"{one.who}: {link_to_code(one)}" for one in registrations]
    return {"codes": "\n".join(said)}


def names_told(registrations: Iterable[Registration]) -> str:
    return ", ".join(one.who for one in registrations)


def sessions_told(sessions: Iterable[Session]) -> str:
    """Those that go on, a line each, in the language that is set."""
    cancelled = Session.Status.CANCELLED
    return "\n".join(_told(one) for one in sessions if one.status != cancelled)


def _told(session: Session, *, with_link: bool = False) -> str:
    starts_at = timezone.localtime(session.starts_at)
    ends_at = timezone.localtime(session.ends_at)
    where = session.room
    if session.mode == "online":
        where = gettext("online")
    elif session.mode == "mixed":
        where = gettext("%(place)s, or online") % {"place": where}
    said = gettext("%(day)s, %(first)s to %(last)s: %(where)s") % {
        "day": date_format(starts_at, "l j F Y"),
        "first": date_format(starts_at, "G.i"),
        "last": date_format(ends_at, "G.i"),
        "where": where or gettext("place follows"),
    }
    if with_link and session.link and session.mode != "on_site":
        said += "\n" + gettext("Join here: %(link)s") % {"link": session.link}
    return said
