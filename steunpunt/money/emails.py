"""What who pays receives: their invoice or credit note, and reminders.

Each goes in the language of the order, with the PDF and, where the buyer can receive
one, the e-invoice.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from steunpunt.mail.declaring import mail_text
from steunpunt.mail.envelope import Address, Attachment, WrongAddress
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post
from steunpunt.money import ogm, online
from steunpunt.money.amounts import euro
from steunpunt.money.documents import Document
from steunpunt.money.models import CreditNote, Invoice
from steunpunt.money.pdf import pdf_of
from steunpunt.money.ubl import NoElectronicAddress, ubl_of
from steunpunt.money.wording import in_fours

ISSUED = {
    "name": _("the buyer"),
    "number": _("number of the invoice or credit note"),
    "total": _("its total, with VAT"),
    "what": _("what it is about, a line each"),
}
PAYING = {
    "number": _("number of the invoice"),
    "left": _("what is left to pay"),
    "due": _("last day to pay"),
    "account": _("our account"),
    "communication": _("structured communication"),
    "online": _("where to pay online, when that is possible"),
}
EXAMPLES = {
    "name": "Zilverlinde vzw",
    "number": "F2031-0007",
    "total": "€ 70,00",
    "left": "€ 70,00",
    "what": "Groepsdynamica, 4 maart 2031, Lotte Peeters",
    "due": "3 april 2031",
    "account": "BE68 5390 0754 7034",
    "communication": "+++031/0000/00740+++",
}

mail_text(
    "money.invoice",
    label=_("invoice"),
    about=_("To the buyer, when an invoice is made by itself or staff mail it."),
    placeholders={**ISSUED, **PAYING},
    examples=EXAMPLES,
    subject={"nl": "Factuur {number}", "en": "Invoice {number}"},
    body={
        "nl": """
Dag {name}

Bij deze mail zit factuur {number}, van {total}.

{what}

Betaal {left} voor {due} op {account}, met de mededeling {communication}.

{online}

Klopt er iets niet? Antwoord op deze mail.
""",
        "en": """
Hello {name}

Here is invoice {number}, of {total}.

{what}

Please pay {left} by {due} to {account}, with the communication {communication}.

{online}

Is something not right? Just answer this mail.
""",
    },
)
mail_text(
    "money.credit_note",
    label=_("credit note"),
    about=_("To the buyer, when a cancellation makes one or staff mail it."),
    placeholders={
        **ISSUED,
        "invoice": _("number of the invoice"),
        "reason": _("why it was made"),
    },
    examples={**EXAMPLES, "invoice": "F2031-0007", "number": "C2031-0002"},
    subject={"nl": "Creditnota {number}", "en": "Credit note {number}"},
    body={
        "nl": """
Dag {name}

Bij deze mail zit creditnota {number}, van {total}, op factuur {invoice}. De reden: {reason}.

{what}

Betaalde je al? Dan storten we het terug. Anders betaal je zoveel minder.
""",
        "en": """
Hello {name}

Here is credit note {number}, of {total}, on invoice {invoice}. The reason: {reason}.

{what}

Did you pay already? Then we pay it back. If not, you pay that much less.
""",
    },
)
mail_text(
    "money.reminder",
    label=_("first reminder to pay"),
    about=_("To the buyer, some days after the last day to pay."),
    placeholders={"name": ISSUED["name"], **PAYING},
    examples=EXAMPLES,
    subject={
        "nl": "Vergat je factuur {number}?",
        "en": "Did you forget invoice {number}?",
    },
    body={
        "nl": """
Dag {name}

Factuur {number} moest betaald zijn op {due}. We vonden nog geen betaling van {left}.

Betaal op {account}, met de mededeling {communication}.

{online}

Betaalde je intussen? Dan kruisten onze berichten elkaar. Lukt het niet? Antwoord op deze mail.
""",
        "en": """
Hello {name}

Invoice {number} was to be paid by {due}. We found no payment of {left} yet.

Please pay to {account}, with the communication {communication}.

{online}

Did you pay meanwhile? Then our messages crossed. Is it difficult? Just answer this mail.
""",
    },
)
mail_text(
    "money.reminder_again",
    label=_("later reminder to pay"),
    about=_("To the buyer, when the first reminder brought nothing."),
    placeholders={"name": ISSUED["name"], **PAYING},
    examples=EXAMPLES,
    subject={
        "nl": "Factuur {number} staat nog open",
        "en": "Invoice {number} is still open",
    },
    body={
        "nl": """
Dag {name}

We schreven je al over factuur {number}. Ze moest betaald zijn op {due}, en er staat nog {left} open.

Betaal nu op {account}, met de mededeling {communication}.

{online}

Klopt er iets niet, of wil je in delen betalen? Antwoord op deze mail, dan vinden we iets.
""",
        "en": """
Hello {name}

We wrote to you about invoice {number} before. It was to be paid by {due}, and {left} is still open.

Please pay now to {account}, with the communication {communication}.

{online}

Is something not right, or do you want to pay in parts? Answer this mail and we work it out.
""",
    },
)


def invoice(issued: Invoice, *, key: str = "first") -> Message | None:
    """Mail an invoice; None: its buyer has no address."""
    return _post(issued, "money.invoice", _issued(issued) | _paying(issued), key=key)


def credit_note(issued: CreditNote, *, key: str = "first") -> Message | None:
    """Mail a credit note; None: its buyer has no address."""
    own = {"invoice": issued.document["of"]["number"], "reason": issued.reason}
    return _post(issued, "money.credit_note", _issued(issued) | own, key=key)


def reminder(issued: Invoice, *, number: int) -> Message | None:
    """Remind a buyer, for so manieth time; None: there is no address."""
    code = "money.reminder" if number == 1 else "money.reminder_again"
    own = {"name": issued.document["buyer"]["name"]} | _paying(issued)
    return _post(issued, code, own, key=f"reminder:{number}")


def address_of(document: Document) -> Address | None:
    """Where the buyer reads it; None: unknown, or no address that mail can go to."""
    buyer = document["buyer"]
    try:
        return Address(buyer["name"], buyer["email"])
    except WrongAddress:
        return None


def _post(
    issued: Invoice | CreditNote, code: str, values: dict[str, str], *, key: str
) -> Message | None:
    document = issued.document
    if (address := address_of(document)) is None:
        return None
    return post(
        code,
        to=address,
        language=document["language"],
        values=values,
        key=f"money:{issued.number}:{key}",
        about=issued,
        attachments=list(_files(document)),
    )


def _files(document: Document) -> Iterator[Attachment]:
    number = document["number"]
    yield Attachment(f"{number}.pdf", pdf_of(document), "application/pdf")
    try:
        yield Attachment(f"{number}.xml", ubl_of(document), "application/xml")
    except NoElectronicAddress:
        return  # a private person has the PDF


def _issued(issued: Invoice | CreditNote) -> dict[str, str]:
    document = issued.document
    lines = (line["what"][document["language"]] for line in document["lines"])
    with override(document["language"]):
        total = euro(issued.total)
    return {
        "name": document["buyer"]["name"],
        "number": issued.number,
        "total": total,
        "what": "\n".join(lines),
    }


def _paying(issued: Invoice) -> dict[str, str]:
    document = issued.document
    balance = Invoice.objects.with_balance().get(pk=issued.pk)
    left: Decimal = balance.left  # type: ignore[attr-defined] # annotated
    address = online.address_of(issued.number)
    with override(document["language"]):
        said = gettext("Or pay online: %(address)s") % {"address": address}
        return {
            "number": issued.number,
            "left": euro(left),
            "due": date_format(date.fromisoformat(document["due_on"]), "j F Y"),
            "account": in_fours(document["seller"]["iban"]),
            "communication": ogm.shown(document["communication"]),
            "online": said if address else "",
        }
