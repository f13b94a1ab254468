"""What the centre reads when somebody asks to be forgotten."""

from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text

mail_text(
    "programme.account_unused",
    label=_("account that is not used"),
    about=_(
        "To a visitor who did not sign in for a long time, a month before it goes."
    ),
    placeholders={
        "address": _("the address that they proved"),
        "day": _("the day from which the account goes"),
        "link": _("where they sign in"),
    },
    examples={"address": "lotte@vereniging.example", "day": "31 maart 2031"},
    subject={
        "nl": "Je account bij ons wordt niet meer gebruikt",
        "en": "Your account with us is not used any more",
    },
    body={
        "nl": """
Dag

Het account voor {address} is lang niet meer gebruikt. We ruimen het op vanaf {day}.

Wil je het houden? Meld je een keer aan: {link}

Niets doen mag ook. Je inschrijvingen en getuigschriften blijven bestaan; met dit adres maak je later gewoon een nieuw account.
""",
        "en": """
Hello

The account for {address} was not used for a long time. We remove it from {day} on.

You want to keep it? Sign in once: {link}

Doing nothing is fine too. Your registrations and certificates stay; later you simply make a new account with this address.
""",
    },
)
mail_text(
    "programme.erasure_asked",
    label=_("question to be forgotten"),
    about=_("To the centre, when somebody who is signed in asks it."),
    placeholders={
        "address": _("the address that they proved"),
        "day": _("the day by which you answer"),
    },
    examples={"address": "lotte@vereniging.example", "day": "31/03/2031"},
    subject={
        "nl": "Vraag om gegevens te verwijderen: {address}",
        "en": "Question to remove personal data: {address}",
    },
    body={
        "nl": """
Iemand die met een code bewees dat {address} van hen is, vraagt ons om hun gegevens te verwijderen.

De vraag staat in Beheer, bij wat op je wacht; daar noteer je wat je deed. Facturen houden we tien jaar bij; een inschrijving blijft zonder naam meetellen.

Antwoord ten laatste op {day} aan {address}.
""",
        "en": """
Somebody who proved with a code that {address} is theirs, asks us to remove their personal data.

The question stands in the back office, with what waits for you; note there what you did. We keep invoices for ten years; a registration still counts without its name.

Answer by {day} to {address}.
""",
    },
)
