"""The one text of this app itself: does our mail arrive?"""

from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text

mail_text(
    "mail.trial",
    label=_("trial message"),
    about=_("Only sent when someone of the staff asks for it, to themselves."),
    placeholders={"name": _("your name"), "link": _("address of the back office")},
    examples={"name": "Noor"},
    subject={
        "nl": "Proefbericht: onze post komt aan",
        "en": "Trial message: our mail arrives",
    },
    body={
        "nl": """
Dag {name}

Lees je dit in je mailbox, dan komt de post van deze site aan.

Kwam dit bij de ongewenste mail terecht? Dan staan SPF, DKIM of DMARC nog niet goed.

Naar het beheer: {link}
""",
        "en": """
Hello {name}

If you read this in your mailbox, mail from this site arrives.

Did it end up with junk mail? Then SPF, DKIM or DMARC is not right yet.

To the back office: {link}
""",
    },
)
