"""What the programme writes to people: one function for each e-mail.

Each is written down in the transaction of the work that it tells of, under a key of its
own, so that nothing is told twice and nothing that did not happen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text
from steunpunt.mail.envelope import Address, Attachment
from steunpunt.mail.posting import post
from steunpunt.programme import addresses, links
from steunpunt.programme.calendars import calendar_of
from steunpunt.programme.checkin import link_to_code
from steunpunt.programme.models import (
    Activity,
    Booking,
    Mode,
    Registration,
    Session,
)

ACTIVITY = {
    "name": _("whom we write to"),
    "activity": _("title of the activity"),
    "sessions": _("days, times and places"),
}
CODES = {"codes": _("the code of each person, to show at the door; not when online")}
OWN_LINK = {"link": _("where they change or cancel it themselves")}
EXAMPLES = {"name": "Lotte Peeters", "activity": "Groepsdynamica"}

mail_text(
    "programme.confirmed",
    label=_("registration confirmed"),
    about=_("At once, to whoever filled in the form, with a calendar file."),
    placeholders={**ACTIVITY, "people": _("who comes"), **CODES, **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Je bent ingeschreven: {activity}",
        "en": "You are registered: {activity}",
    },
    body={
        "nl": """
Dag {name}

Fijn dat je komt naar {activity}. Dit is je bevestiging.

{sessions}

Wie komt: {people}

{codes}

Kan je niet, of komt er iemand anders? Regel het zelf. Dan kan wie wacht, mee.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

Good to hear that you come to {activity}. This is your confirmation.

{sessions}

Who comes: {people}

{codes}

You cannot come, or somebody else will? Change it yourself; then whoever waits can join.

See or change your registration: {link}
""",
    },
)
mail_text(
    "programme.waiting",
    label=_("on the waiting list"),
    about=_("At once, to whoever joined the waiting list."),
    placeholders={**ACTIVITY, "people": _("who waits"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Je staat op de wachtlijst: {activity}",
        "en": "You are on the waiting list: {activity}",
    },
    body={
        "nl": """
Dag {name}

Alle plaatsen voor {activity} zijn bezet. Je staat op de wachtlijst: {people}.

{sessions}

Komt er een plaats vrij, dan krijg je een mail. Je hebt dan even de tijd om ja te zeggen.

Bekijk je inschrijving, of ga van de lijst: {link}
""",
        "en": """
Hello {name}

All places for {activity} are taken. You are on the waiting list: {people}.

{sessions}

When a place comes free we write to you. Then you have some time to say yes.

See your registration, or leave the list: {link}
""",
    },
)
mail_text(
    "programme.known",
    label=_("was registered already"),
    about=_(
        "To whoever sends a form for somebody who had a place, or waited, already."
    ),
    placeholders={**ACTIVITY, "people": _("who was registered, and how"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Je was al ingeschreven: {activity}",
        "en": "You were registered already: {activity}",
    },
    body={
        "nl": """
Dag {name}

We kregen een formulier voor {activity} met namen die er al bij stonden. Er is niets dubbel genoteerd.

Zo staat het nu: {people}

{sessions}

Iets wijzigen kan met de link in je eerste mail, of hier: {link}
""",
        "en": """
Hello {name}

We received a form for {activity} with names that were on it already. Nothing is noted twice.

This is how it stands: {people}

{sessions}

To change something use the link in your first mail, or this one: {link}
""",
    },
)
mail_text(
    "programme.colleague",
    label=_("registered by a colleague"),
    about=_("At once, to who was registered by somebody else, with a calendar file."),
    placeholders={
        **ACTIVITY,
        "by": _("who registered them"),
        **CODES,
        "link": _("the page of the activity"),
    },
    examples=EXAMPLES,
    subject={
        "nl": "{by} schreef je in: {activity}",
        "en": "{by} registered you: {activity}",
    },
    body={
        "nl": """
Dag {name}

{by} schreef je in voor {activity}.

{sessions}

{codes}

Klopt dit niet? Zeg het aan {by}, of antwoord op deze mail.

Lees meer over de activiteit: {link}
""",
        "en": """
Hello {name}

{by} registered you for {activity}.

{sessions}

{codes}

Is this not right? Tell {by}, or answer this mail.

Read more about the activity: {link}
""",
    },
)
mail_text(
    "programme.offered",
    label=_("place offered"),
    about=_("To who waits, when a place came free in their turn."),
    placeholders={**ACTIVITY, "deadline": _("until when it stands"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Er is een plaats voor je: {activity}",
        "en": "There is a place for you: {activity}",
    },
    body={
        "nl": """
Dag {name}

Er kwam een plaats vrij voor {activity}, en het is jouw beurt.

{sessions}

Antwoord voor {deadline}. Daarna gaat de plaats naar de volgende op de lijst.

Zeg ja of nee: {link}
""",
        "en": """
Hello {name}

A place came free for {activity}, and it is your turn.

{sessions}

Answer before {deadline}. After that the place goes to the next on the list.

Say yes or no: {link}
""",
    },
)
mail_text(
    "programme.lapsed",
    label=_("offer lapsed"),
    about=_("To who did not answer an offer in time."),
    placeholders={**ACTIVITY, "link": _("the page of the activity")},
    examples=EXAMPLES,
    subject={
        "nl": "De plaats ging naar de volgende: {activity}",
        "en": "The place went to the next: {activity}",
    },
    body={
        "nl": """
Dag {name}

We boden je een plaats aan voor {activity}, en kregen geen antwoord. De plaats ging naar de volgende op de lijst.

Wil je toch nog komen? Zet je opnieuw op de lijst.

Naar de activiteit: {link}
""",
        "en": """
Hello {name}

We offered you a place for {activity} and received no answer. The place went to the next on the list.

You still want to come? Join the list again.

To the activity: {link}
""",
    },
)
mail_text(
    "programme.cancelled",
    label=_("registration cancelled"),
    about=_("To who gave a place back, or whose place staff cancelled."),
    placeholders={
        **ACTIVITY,
        "people": _("who does not come"),
        "link": _("the page of the activity"),
    },
    examples=EXAMPLES,
    subject={"nl": "Geannuleerd: {activity}", "en": "Cancelled: {activity}"},
    body={
        "nl": """
Dag {name}

We noteerden het: {people} komt niet naar {activity}. De plaats gaat naar wie wacht.

Naar de activiteit: {link}
""",
        "en": """
Hello {name}

We noted it: {people} does not come to {activity}. The place goes to who waits.

To the activity: {link}
""",
    },
)
mail_text(
    "programme.changed",
    label=_("activity changed"),
    about=_(
        "To everyone registered or waiting, when a day, time, place or link changes."
    ),
    placeholders={**ACTIVITY, "changes": _("what changed"), **OWN_LINK},
    examples=EXAMPLES,
    subject={
        "nl": "Er verandert iets: {activity}",
        "en": "Something changes: {activity}",
    },
    body={
        "nl": """
Dag {name}

Er verandert iets aan {activity}.

{changes}

Zo is het nu:

{sessions}

Kan je nu niet meer? Annuleer dan, zodat een ander mee kan.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

Something changes about {activity}.

{changes}

This is how it is now:

{sessions}

You can no longer come? Please cancel, so that somebody else can.

See or change your registration: {link}
""",
    },
)
mail_text(
    "programme.called_off",
    label=_("activity cancelled by us"),
    about=_("To everyone registered or waiting, when the activity does not go on."),
    placeholders={
        **ACTIVITY,
        "why": _("why, as staff wrote it"),
        "link": _("activities about the same"),
    },
    examples=EXAMPLES,
    subject={"nl": "Gaat niet door: {activity}", "en": "Does not go on: {activity}"},
    body={
        "nl": """
Dag {name}

{activity} gaat niet door. {why}

Dat spijt ons. Je hoeft niets te doen.

Misschien past een andere dag je: {link}
""",
        "en": """
Hello {name}

{activity} does not go on. {why}

We are sorry. You need do nothing.

Perhaps another day suits you: {link}
""",
    },
)
mail_text(
    "programme.reminder",
    label=_("reminder"),
    about=_("Two days before each session, with the link for who joins online."),
    placeholders={
        **ACTIVITY,
        "session": _("day, time and place of this session"),
        **OWN_LINK,
    },
    examples=EXAMPLES,
    subject={
        "nl": "Overmorgen: {activity}",
        "en": "The day after tomorrow: {activity}",
    },
    body={
        "nl": """
Dag {name}

Binnenkort zien we je op {activity}.

{session}

Kan je toch niet? Laat het weten, dan kan wie wacht, mee.

Bekijk of wijzig je inschrijving: {link}
""",
        "en": """
Hello {name}

We see you soon at {activity}.

{session}

You cannot come after all? Tell us; then whoever waits can join.

See or change your registration: {link}
""",
    },
)


# -- Whom, and about what --------------------------------------------------------------


def booked(booking: Booking, known: Sequence[Registration]) -> None:
    """What became of a form: confirmed, waiting, or known already."""
    fresh = list(booking.registrations.select_related("person").order_by("pk"))
    if fresh:
        confirmed = all(one.status == "confirmed" for one in fresh)
        code = "confirmed" if confirmed else "waiting"
        own = {"people": _names(fresh)}
        if confirmed:
            own |= _codes(fresh, booking.language)
        _to_contact(booking, code, own, calendar=confirmed)
    if known:
        with override(booking.language):
            said = "; ".join(f"{one.who} ({one.get_status_display()})" for one in known)
        _to_contact(booking, "known", {"people": said})
    for one in fresh:
        if _has_own_address(one):
            _to_colleague(one)


def place_offered(registration: Registration) -> None:
    """A place is there, until a moment."""
    until = registration.offered_until
    assert until is not None  # noqa: S101 - a constraint holds that
    with override(_language(registration)):
        deadline = date_format(timezone.localtime(until), "l j F, G.i")
    _to_person(
        registration,
        "offered",
        {"deadline": deadline},
        key=f"offered:{until:%Y%m%d%H%M}",
    )


def place_taken(registration: Registration) -> None:
    """Who waited has a place now."""
    own = {"people": registration.who} | _codes([registration], _language(registration))
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


def activity_changed(
    activity: Activity, changes: Callable[[], str], *, key: str
) -> None:
    """Everyone who is registered or waits hears what is different, in their language."""
    for one in _everyone(activity):
        with override(_language(one)):
            own = {"changes": changes()}
        _to_person(one, "changed", own, key=f"changed:{key}", calendar=True)


def activity_called_off(activity: Activity, why: str, *, key: str) -> None:
    """Everyone who is registered or waits hears that it does not go on."""
    own = {"why": why, "link": addresses.catalogue_about(activity)}
    for one in _everyone(activity):
        _to_person(one, "called_off", own, key=f"called_off:{key}")


def session_is_near(session: Session) -> int:
    """Remind everyone with a place; returns how many."""
    people = list(
        session.activity.registrations.confirmed().select_related(
            "person", "booking", "activity"
        )
    )
    for one in people:
        with override(_language(one)):
            said = _told(session, with_link=True)
        _to_person(one, "reminder", {"session": said}, key=f"reminder:{session.pk}")
    return len(people)


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
        _language(registration),
        {"link": link, **own},
        key=f"registration:{registration.pk}:{key}",
        about=registration,
        calendar=calendar,
    )


def _to_colleague(registration: Registration) -> None:
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
            **_codes([registration], booking.language),
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
    with override(language):
        values = {
            "name": address.name or gettext("everyone"),
            "activity": activity.title,
            "sessions": sessions_told(activity),
            **own,
        }
        files = [_calendar_file(activity)] if calendar else []
    post(
        f"programme.{code}",
        to=address,
        language=language,
        values=values,
        key=key,
        about=about,
        attachments=files,
    )


def _calendar_file(activity: Activity) -> Attachment:
    return Attachment("activiteit.ics", calendar_of([activity]), "text/calendar")


def _everyone(activity: Activity) -> list[Registration]:
    found = activity.registrations.not_cancelled().select_related("person", "booking")
    return list(found.order_by("pk"))


def _has_own_address(registration: Registration) -> bool:
    booking, person = registration.booking, registration.person
    return (
        booking is not None
        and person is not None
        and bool(person.email)
        and person.email.lower() != booking.contact_email.lower()
    )


def _language(registration: Registration) -> str:
    return registration.booking.language if registration.booking else "nl"


def _codes(registrations: Sequence[Registration], language: str) -> dict[str, str]:
    """What to show at the door; nothing of what has no door."""
    if registrations[0].activity.mode == Mode.ONLINE:
        return {"codes": ""}
    with override(language):
        said = [gettext("Show this code at the door, on your phone or on paper:")]
    said += [f"{one.who}: {link_to_code(one)}" for one in registrations]
    return {"codes": "\n".join(said)}


def _names(registrations: Iterable[Registration]) -> str:
    return ", ".join(one.who for one in registrations)


def sessions_told(activity: Activity) -> str:
    """Its sessions that go on, a line each, in the language that is set."""
    going_on = activity.sessions.exclude(status=Session.Status.CANCELLED)
    return "\n".join(_told(one) for one in going_on.order_by("starts_at"))


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
