"""Staff write to the people of an activity: who gets it, what they read, sent once.

Who is shown before, is who gets it: both come from `receivers`.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.mail.declaring import text_of
from steunpunt.mail.editing import Wording
from steunpunt.mail.envelope import Address, WrongAddress
from steunpunt.mail.filling import Filled, fill
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post
from steunpunt.programme import addresses, links
from steunpunt.programme.emails import sessions_told
from steunpunt.programme.models import (
    Activity,
    Mailing,
    Registration,
    Session,
)
from steunpunt.programme.models.registrations import RegistrationQuerySet
from steunpunt.programme.placing.places import lock
from steunpunt.records.refusing import Refused

CODE = "programme.mailing"
Group = Mailing.Group
Status = Registration.Status


class NobodyGetsIt(Refused):
    """A mail goes to somebody."""

    message = _("Nobody in this group has an address that we know.")


class ReceiversChanged(Refused):
    """Nobody gets what the sender did not know of."""

    message = _("Meanwhile other people get it. Look at the list once more.")


@dataclass(frozen=True)
class Letter:
    """What staff want to say, and to whom.

    `wordings` has a language for each text; Dutch is always there.
    """

    group: str
    wordings: dict[str, Wording]

    def language_for(self, receiver: "Receiver") -> str:
        """The one that they read, as far as there are words in it."""
        return receiver.language if receiver.language in self.wordings else "nl"


@dataclass(frozen=True)
class Receiver:
    """One address, and all for whom it gets this one message."""

    address: Address
    language: str
    registrations: tuple[Registration, ...]

    @property
    def people(self) -> str:
        """For whom, by name."""
        return ", ".join(one.who for one in self.registrations)


def registrations_in(activity: Activity, group: str) -> list[Registration]:
    """The registrations of a group, in the order of the list."""
    all_of_it: RegistrationQuerySet = activity.registrations.not_cancelled()  # type: ignore[assignment] # its manager
    found = {
        Group.EVERYONE: all_of_it,
        Group.CONFIRMED: all_of_it.confirmed(),
        Group.WAITING: all_of_it.filter(status__in=(Status.WAITING, Status.OFFERED)),
        Group.PRESENT: all_of_it.attended(),
        Group.ABSENT: all_of_it.absent(),
    }[Group(group)]
    chosen = found.select_related("activity", "person", "booking")
    return list(chosen.order_by("registered_at", "pk"))


def receivers(activity: Activity, group: str) -> list[Receiver]:
    """Whoever gets it: each address once. Who has none is not among them."""
    by_address: dict[str, tuple[Address, list[Registration]]] = {}
    for one in registrations_in(activity, group):
        if (address := _address(one)) is not None:
            key = address.email.lower()
            by_address.setdefault(key, (address, []))[1].append(one)
    return [
        Receiver(address, found[0].language, tuple(found))
        for address, found in by_address.values()
    ]


def out_of_reach(activity: Activity, group: str) -> list[Registration]:
    """Who is in the group without an address that we know."""
    return [one for one in registrations_in(activity, group) if _address(one) is None]


def _address(registration: Registration) -> Address | None:
    """Their own; else that of whoever arranged the place."""
    person, booking = registration.person, registration.booking
    with suppress(WrongAddress):
        if person is not None and person.email:
            return Address(str(person), person.email)
    with suppress(WrongAddress):
        if booking is not None and booking.contact_email:
            return Address(booking.contact_name, booking.contact_email)
    return None


def fingerprint(found: Sequence[Receiver]) -> str:
    """Tells whether those who get it are still those who were shown."""
    said = "\n".join(f"{one.address.email}: {one.people}" for one in found)
    return sha256(said.encode()).hexdigest()[:16]


def preview(activity: Activity, letter: Letter, receiver: Receiver) -> Filled:
    """What this one receiver will read."""
    language = letter.language_for(receiver)
    values = _values(activity, _days(activity), receiver, language)
    return fill(text_of(CODE), language, values, letter.wordings[language])


@transaction.atomic
def send(
    activity: Activity, letter: Letter, *, key: UUID, shown: str, by: User | None
) -> Mailing:
    """Write to everyone in the group, once; asked again with this key, that one.

    Args:
        activity: whose people.
        letter: what is said, to which group.
        key: of the form in which it was written.
        shown: the fingerprint of who was shown to get it.
        by: who sends it.

    Raises:
        NobodyGetsIt, ReceiversChanged
    """
    lock(activity.pk)
    if known := Mailing.objects.filter(key=key).first():
        return known
    found = receivers(activity, letter.group)
    if not found:
        raise NobodyGetsIt
    if fingerprint(found) != shown:
        raise ReceiversChanged
    dutch, english = letter.wordings["nl"], letter.wordings.get("en", Wording("", ""))
    made = Mailing.objects.create(
        activity=activity,
        key=key,
        group=letter.group,
        subject_nl=dutch.subject,
        body_nl=dutch.body,
        subject_en=english.subject,
        body_en=english.body,
        count=len(found),
        sent_at=timezone.now(),
        sent_by=by,
    )
    days = _days(activity)
    for receiver in found:
        _post(made, letter, receiver, days)
    return made


def _days(activity: Activity) -> list[Session]:
    return list(activity.sessions.order_by("starts_at"))


def _post(
    mailing: Mailing, letter: Letter, receiver: Receiver, days: Sequence[Session]
) -> None:
    language, first = letter.language_for(receiver), receiver.registrations[0]
    post(
        CODE,
        to=receiver.address,
        language=language,
        values=_values(mailing.activity, days, receiver, language),
        key=f"{_key(mailing)}{first.pk}",
        about=first,
        wording=letter.wordings[language],
    )


def messages_of(mailing: Mailing) -> list[Message]:
    """What stands in the outbox of it."""
    return list(Message.objects.filter(key__startswith=_key(mailing)).order_by("pk"))


def _key(mailing: Mailing) -> str:
    return f"mailing:{mailing.pk}:"


def _values(
    activity: Activity, days: Sequence[Session], receiver: Receiver, language: str
) -> dict[str, str]:
    booking = receiver.registrations[0].booking
    arranged = booking is not None and booking.contact_email == receiver.address.email
    link = addresses.address_in_full(activity)
    if booking is not None and arranged:
        link = links.link_to(booking)
    with override(language):
        return {
            "name": receiver.address.name or gettext("everyone"),
            "activity": activity.title,
            "sessions": sessions_told(days),
            "people": receiver.people,
            "link": link,
        }
