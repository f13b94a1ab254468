"""An invoice or a credit note as PDF, set from the document that was kept."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from steunpunt.design.models import CentreSettings
from steunpunt.design.typesetting import typeset
from steunpunt.money import epc, ogm, online
from steunpunt.money.amounts import euro, plain
from steunpunt.money.documents import Document
from steunpunt.money.wording import in_fours, rate
from steunpunt.sector import enterprise_number

TEMPLATE = Path(__file__).parent / "typst" / "invoice.typ"
INK = "#17231F"


def pdf_of(document: Document, language: str = "") -> bytes:
    """In the language of the buyer, or in another."""
    chosen = language or document["language"]
    with override(chosen):
        return typeset(TEMPLATE, as_data(document, chosen))


def as_data(document: Document, language: str) -> dict[str, Any]:
    """All that the template sets, in the language that is active."""
    seller, buyer = document["seller"], document["buyer"]
    title = f"{_kind(document)} {document['number']}"
    centre = CentreSettings.of_the_site()
    return {
        "title": title,
        "author": seller["name"],
        "language": language,
        "heading": _kind(document),
        "number": document["number"],
        "seller": {"name": seller["name"], "lines": _address(seller)},
        "numbers": _numbers(seller),
        "buyer": [buyer["name"], *_address(buyer), *_numbers(buyer)],
        "facts": _facts(document),
        "lines": _lines(document, language),
        "sums": _sums(document),
        "total": [_total_word(document), euro(Decimal(document["total"]))],
        "mentions": _mentions(document, language),
        "payment": _payment(document) if document["kind"] == "invoice" else None,
        "notice": centre.notice_en if language == "en" else centre.notice_nl,
        "contact": seller["email"],
        "words": {
            "for": _("For"),
            "lines": _("What this is about"),
            "what": _("Description"),
            "quantity": _("Quantity"),
            "price": _("Price"),
            "vat": _("VAT"),
            "amount": _("Amount"),
            "page": _("page"),
        },
    }


def _kind(document: Document) -> str:
    return _("Invoice") if document["kind"] == "invoice" else _("Credit note")


def _total_word(document: Document) -> str:
    return _("To pay") if document["kind"] == "invoice" else _("We give back")


def _address(party: Document) -> list[str]:
    place = f"{party['postal_code']} {party['city']}".strip()
    abroad = party["country"] if party["country"] != "BE" else ""
    return [line for line in (party["street"], place, abroad) if line]


def _numbers(party: Document) -> list[str]:
    """The numbers by which the law knows somebody."""
    said = []
    if party["enterprise_number"]:
        number = enterprise_number.shown(party["enterprise_number"])
        said.append(_("Enterprise number %(number)s") % {"number": number})
    if party["vat_number"]:
        said.append(_("VAT %(number)s") % {"number": party["vat_number"]})
    return said


def _facts(document: Document) -> list[list[str]]:
    facts = [[_("Date"), _day(document["issued_on"])]]
    if document["kind"] == "invoice":
        facts.append([_("To be paid by"), _day(document["due_on"])])
    else:
        of = document["of"]
        said = {"number": of["number"], "day": _day(of["issued_on"])}
        facts.append([_("On invoice"), _("%(number)s of %(day)s") % said])
        facts.append([_("Because"), document["reason"]])
    if document["buyer"]["reference"]:
        facts.append([_("Your reference"), document["buyer"]["reference"]])
    facts.append([_("Our reference"), document["order"]])
    return facts


def _lines(document: Document, language: str) -> list[list[str]]:
    return [
        [
            line["what"][language],
            plain(Decimal(line["quantity"])),
            euro(Decimal(line["unit_price"])),
            rate(line["ground"]),
            euro(Decimal(line["amount"])),
        ]
        for line in document["lines"]
    ]


def _sums(document: Document) -> list[list[str]]:
    """What leads to the total; nothing where there is no VAT at all."""
    taxed = [part for part in document["vat"] if Decimal(part["tax"])]
    if not taxed:
        return []
    sums = [[_("Without VAT"), euro(Decimal(document["net"]))]]
    for part in taxed:
        said = {
            "rate": plain(Decimal(part["rate"])),
            "taxable": euro(Decimal(part["taxable"])),
        }
        sums.append(
            [_("VAT %(rate)s%% on %(taxable)s") % said, euro(Decimal(part["tax"]))]
        )
    return sums


def _mentions(document: Document, language: str) -> list[str]:
    """Why there is no VAT, in the words that the law wants."""
    said = (part["reason"][language] for part in document["vat"])
    return [text for text in said if text]


def _payment(document: Document) -> dict[str, Any]:
    seller, total = document["seller"], Decimal(document["total"])
    code = ""
    if epc.can_be_paid_so(total):
        code = epc.qr_of(
            name=seller["name"],
            iban=seller["iban"],
            bic=seller["bic"],
            amount=total,
            communication=document["communication"],
            colour=INK,
        )
    return {
        "heading": _("How to pay"),
        "facts": [
            [_("Amount"), euro(total)],
            [_("Account"), in_fours(seller["iban"])],
            *([[_("BIC"), seller["bic"]]] if seller["bic"] else []),
            [_("In the name of"), seller["name"]],
            [_("To be paid by"), _day(document["due_on"])],
        ],
        "communication": [
            _("Structured communication"),
            ogm.shown(document["communication"]),
        ],
        "qr": code,
        "alt": _("QR code that fills in this payment in your banking app"),
        "scan": _("Scan this with your banking app."),
        "online": {
            "words": _("Or pay online"),
            "address": online.address_of(document["number"]),
        },
    }


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")
