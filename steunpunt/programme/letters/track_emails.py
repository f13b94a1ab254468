"""What the programme writes of a whole track: one mail for each who reads it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext, override

from steunpunt.mail.envelope import Address, Attachment
from steunpunt.mail.posting import post
from steunpunt.programme import addresses, links
from steunpunt.programme.emails import (
    calendar_file,
    codes_told,
    has_own_address,
    names_told,
    sessions_told,
    to_colleague,
    who_was_known,
)
from steunpunt.programme.models import Activity, Registration, TrackHold

if TYPE_CHECKING:
    from steunpunt.programme.placing.booking import Booked


def booked_whole(whole: TrackHold, booked: "Sequence[Booked]") -> None:
    """All activities of a track in one mail, with one calendar file."""
    fresh = [one for one in booked if one.fresh]
    if fresh and fresh[0].booking.contact_email:
        _to_contact(whole, fresh)
    for one in booked:
        who_was_known(one.booking, one.known)
    _to_colleagues(whole, [place for one in booked for place in one.fresh])


def _to_colleagues(whole: TrackHold, fresh: Iterable[Registration]) -> None:
    """One mail for each colleague, about all that they are registered for."""
    places: dict[int, list[Registration]] = {}
    for one in fresh:
        if has_own_address(one) and one.status == "confirmed":
            assert one.person_id is not None  # noqa: S101 - they have an address
            places.setdefault(one.person_id, []).append(one)
    for mine in places.values():
        if len(mine) == 1:
            to_colleague(mine[0])
        else:
            _whole_to_colleague(whole, mine)


def _whole_to_colleague(whole: TrackHold, mine: Sequence[Registration]) -> None:
    person, booking = mine[0].person, mine[0].booking
    assert person is not None  # noqa: S101 - asked before
    assert booking is not None  # noqa: S101 - asked before
    with override(booking.language):
        told = "\n\n".join(_told_to_a_colleague(one) for one in mine)
    post(
        "programme.track_colleague",
        to=Address(str(person), person.email),
        language=booking.language,
        values={
            "name": str(person),
            "by": booking.contact_name,
            "track": whole.track.title,
            "activities": told,
        },
        key=f"track:{whole.pk}:colleague:{person.pk}",
        about=mine[0],
        attachments=[_calendar_of_all([one.activity for one in mine])],
    )


def _told_to_a_colleague(one: Registration) -> str:
    """An activity of a track, with the code and the page of it."""
    said = [
        one.activity.title,
        sessions_told(one.activity.sessions.order_by("starts_at")),
        codes_told([one], one.language)["codes"],
        gettext("Read more: %(link)s")
        % {"link": addresses.address_in_full(one.activity)},
    ]
    return "\n".join(part for part in said if part)


def _calendar_of_all(activities: Iterable[Activity]) -> Attachment:
    """Every session of a track in one file."""
    sessions = [
        session
        for activity in activities
        for session in activity.sessions.order_by("starts_at")
    ]
    return calendar_file(sessions, "leertraject.ics")


def _to_contact(whole: TrackHold, booked: "Sequence[Booked]") -> None:
    contact = booked[0].booking
    with override(contact.language):
        told = "\n\n".join(_told_of_a_part(one) for one in booked)
        name = contact.contact_name or gettext("everyone")
    post(
        "programme.track_confirmed",
        to=Address(contact.contact_name, contact.contact_email),
        language=contact.language,
        values={"name": name, "track": whole.track.title, "activities": told},
        key=f"track:{whole.pk}:confirmed",
        about=contact,
        attachments=[_calendar_of_all([one.booking.activity for one in booked])],
    )


def _told_of_a_part(one: "Booked") -> str:
    """An activity of a track, with who comes, the codes and the link to its places."""
    activity = one.booking.activity
    said = [
        activity.title,
        sessions_told(activity.sessions.order_by("starts_at")),
        gettext("Who comes: %(people)s") % {"people": names_told(one.fresh)},
        codes_told(one.fresh, one.booking.language)["codes"],
        gettext("See or change it: %(link)s") % {"link": links.link_to(one.booking)},
    ]
    return "\n".join(part for part in said if part)
