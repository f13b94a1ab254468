"""Mails a certificate: to the person, else to whoever arranged their place."""

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text
from steunpunt.mail.envelope import Address, Attachment
from steunpunt.mail.posting import post
from steunpunt.programme.afterwards import certificate_pdf
from steunpunt.programme.models import Certificate

mail_text(
    "programme.certificate",
    label=_("certificate"),
    about=_("To who came, when staff make the certificates; the PDF goes with it."),
    placeholders={
        "name": _("whom we write to"),
        "activity": _("title of the activity"),
        "holder": _("who came"),
        "link": _("the page on which anybody can verify it"),
    },
    examples={
        "name": "Lotte Peeters",
        "activity": "Groepsdynamica",
        "holder": "Lotte Peeters",
    },
    subject={"nl": "Getuigschrift: {activity}", "en": "Certificate: {activity}"},
    body={
        "nl": """
Dag {name}

Fijn dat je erbij was. Bij deze mail zit het getuigschrift van {holder} voor {activity}.

Er staat een code op. Wie ze krijgt, kan op onze site nakijken of het klopt.

Klopt er iets niet? Antwoord op deze mail, dan maken we een nieuw.

Nakijken: {link}
""",
        "en": """
Hello {name}

Good that you were there. Here is the certificate of {holder} for {activity}.

There is a code on it. Whoever receives it can verify it on our site.

Is something not right? Answer this mail and we make a new one.

Verify: {link}
""",
    },
)


def send(certificate: Certificate) -> None:
    """Post it once; without an address it waits on the screen of the activity."""
    address = _address(certificate)
    if address is None:
        return
    language = certificate.registration.language
    with override(language):
        name = address.name or gettext("everyone")
    post(
        "programme.certificate",
        to=address,
        language=language,
        values={
            "name": name,
            "activity": certificate.said["activity"],
            "holder": certificate.name,
            "link": certificate_pdf.address_in_full(certificate),
        },
        key=f"certificate:{certificate.pk}",
        about=certificate.registration,
        attachments=[as_file(certificate, language)],
    )


def as_file(certificate: Certificate, language: str) -> Attachment:
    """The PDF, to go with a mail."""
    return Attachment(
        f"getuigschrift-{certificate.code}.pdf",
        certificate_pdf.pdf_of(certificate, language),
        "application/pdf",
    )


def _address(certificate: Certificate) -> Address | None:
    person = certificate.registration.person
    booking = certificate.registration.booking
    if person is not None and person.email:
        return Address(certificate.name, person.email)
    if booking is not None and booking.contact_email:
        return Address(booking.contact_name, booking.contact_email)
    return None
