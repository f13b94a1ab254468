"""What the centre reads when somebody asks to be forgotten."""

from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text

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

Zoek dit adres bij Personen en bij Aanvragen. Facturen houden we tien jaar bij; een inschrijving blijft zonder naam meetellen.

Antwoord ten laatste op {day} aan {address}.
""",
        "en": """
Somebody who proved with a code that {address} is theirs, asks us to remove their personal data.

Look for this address with People and with Forms. We keep invoices for ten years; a registration still counts without its name.

Answer by {day} to {address}.
""",
    },
)
