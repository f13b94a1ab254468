"""What we write after an activity: asked, reminded, thanked."""

from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post
from steunpunt.programme.afterwards.certificate_mail import as_file
from steunpunt.programme.afterwards.links import address_in_full
from steunpunt.programme.models import Certificate, EvaluationInvitation, Registration

ASKED = {
    "name": _("whom we write to"),
    "activity": _("title of the activity"),
    "closes": _("the last day to answer"),
    "link": _("where they answer, once"),
}
EXAMPLES = {"name": "Lotte Peeters", "activity": "Groepsdynamica", "closes": "18 maart"}

mail_text(
    "programme.evaluate",
    label=_("invitation to evaluate"),
    about=_("The day after the last session, to who was present."),
    placeholders=ASKED,
    examples=EXAMPLES,
    subject={"nl": "Hoe vond je {activity}?", "en": "How was {activity}?"},
    body={
        "nl": """
Dag {name}

Dank je dat je erbij was op {activity}. Wat vond je ervan? Met jouw antwoord maken we het beter.

Het kost je twee minuten, en niemand ziet dat het antwoord van jou komt. Het kan tot en met {closes}.

Zeg wat je vond: {link}
""",
        "en": """
Hello {name}

Thank you for being at {activity}. What did you think of it? With your answer we make it better.

It takes two minutes, and nobody sees that the answer is yours. You can answer until {closes}.

Say what you thought: {link}
""",
    },
)
mail_text(
    "programme.evaluate_again",
    label=_("reminder to evaluate"),
    about=_("Five days after the invitation, to who did not answer yet."),
    placeholders=ASKED,
    examples=EXAMPLES,
    subject={
        "nl": "Nog even: hoe vond je {activity}?",
        "en": "Once more: how was {activity}?",
    },
    body={
        "nl": """
Dag {name}

We horen nog graag wat je vond van {activity}. Dit is de enige herinnering die je krijgt.

Antwoorden kan tot en met {closes}, zonder je naam.

Zeg wat je vond: {link}
""",
        "en": """
Hello {name}

We would still like to hear what you thought of {activity}. This is the only reminder you get.

You can answer until {closes}, without your name.

Say what you thought: {link}
""",
    },
)
mail_text(
    "programme.follow_up",
    label=_("follow-up, months later"),
    about=_("Some four months after the last session, to who was present."),
    placeholders=ASKED,
    examples=EXAMPLES,
    subject={
        "nl": "Deed je er iets mee? {activity}",
        "en": "Did you use it? {activity}",
    },
    body={
        "nl": """
Dag {name}

Een paar maanden geleden was je op {activity}. Kon je toepassen wat je leerde? En wat hielp daarbij, of ontbrak?

Het zijn twee vragen, zonder je naam. Antwoorden kan tot en met {closes}.

Vertel het ons: {link}
""",
        "en": """
Hello {name}

Some months ago you were at {activity}. Could you apply what you learned? And what helped, or was missing?

These are two questions, without your name. You can answer until {closes}.

Tell us: {link}
""",
    },
)
mail_text(
    "programme.follow_up_again",
    label=_("reminder of the follow-up"),
    about=_("Five days after the follow-up, to who did not answer yet."),
    placeholders=ASKED,
    examples=EXAMPLES,
    subject={
        "nl": "Nog even: deed je iets met {activity}?",
        "en": "Once more: did you use {activity}?",
    },
    body={
        "nl": """
Dag {name}

We horen nog graag of je iets deed met {activity}. Ook “nog niet” is een antwoord. Dit is de enige herinnering die je krijgt.

Antwoorden kan tot en met {closes}, zonder je naam.

Vertel het ons: {link}
""",
        "en": """
Hello {name}

We would still like to hear whether you did something with {activity}. “Not yet” is an answer too. This is the only reminder you get.

You can answer until {closes}, without your name.

Tell us: {link}
""",
    },
)
mail_text(
    "programme.thanks",
    label=_("thank you for coming"),
    about=_("The day after the last session, where no evaluation is asked."),
    placeholders={
        **{name: ASKED[name] for name in ("name", "activity")},
        "certificate": _("that the certificate goes with it, when there is one"),
    },
    examples=EXAMPLES,
    subject={
        "nl": "Dank je dat je erbij was: {activity}",
        "en": "Thank you for coming: {activity}",
    },
    body={
        "nl": """
Dag {name}

Dank je dat je erbij was op {activity}. Heb je nog een vraag of een idee? Antwoord gerust op deze mail.

{certificate}
""",
        "en": """
Hello {name}

Thank you for being at {activity}. Do you have a question or an idea? Just answer this mail.

{certificate}
""",
    },
)
CODES = {"evaluation": "evaluate", "follow_up": "follow_up"}


def can_reach(registration: Registration) -> bool:
    """Whether we know an address of this very person."""
    return _address(registration) is not None


def invited(invitation: EvaluationInvitation) -> None:
    """Ask somebody."""
    _ask(invitation, CODES[invitation.round.purpose], "asked")


def reminded(invitation: EvaluationInvitation) -> None:
    """Ask who did not answer, once more."""
    _ask(invitation, f"{CODES[invitation.round.purpose]}_again", "reminded")


def thanked(registration: Registration) -> int:
    """Thank who came, once, with their certificate; tells whether it was written now."""
    address, key = _address(registration), f"thanks:{registration.pk}"
    if address is None or Message.objects.filter(key=key).exists():
        return 0
    language = registration.language
    held = Certificate.objects.standing().filter(registration=registration)
    certificate = held.first()
    with override(language):
        said = gettext("Your certificate is with this mail.") if certificate else ""
    values = {
        "name": address.name,
        "activity": registration.activity.title,
        "certificate": said,
    }
    post(
        "programme.thanks",
        to=address,
        language=language,
        values=values,
        key=key,
        about=registration,
        attachments=[as_file(certificate, language)] if certificate else [],
    )
    return 1


def _ask(invitation: EvaluationInvitation, code: str, step: str) -> None:
    address = _address(invitation.registration)
    if address is None:
        return
    with override(invitation.language):
        values = {
            "name": address.name or gettext("everyone"),
            "activity": invitation.round.activity.title,
            "closes": date_format(invitation.round.closes_on, "j F"),
            "link": address_in_full(invitation),
        }
    post(
        f"programme.{code}",
        to=address,
        language=invitation.language,
        values=values,
        key=f"round:{invitation.round_id}:{invitation.registration_id}:{step}",
        about=invitation.registration,
    )


def _address(registration: Registration) -> Address | None:
    """Their own; of who booked for one person, that of the form."""
    person, booking = registration.person, registration.booking
    if person is not None and person.email:
        return Address(str(person), person.email)
    if booking is not None and booking.seats == 1 and booking.contact_email:
        return Address(booking.contact_name, booking.contact_email)
    return None
