"""Invoices and credit notes as files for Peppol: UBL 2.1, BIS Billing 3.0.

Source: docs.peppol.eu, Peppol BIS Billing 3.0, and the rules of EN 16931. Written from
the document that was kept, in the language of the buyer.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import (
    Element,
    SubElement,
    indent,
    register_namespace,
    tostring,
)

from django.utils.translation import gettext_lazy as _

from steunpunt.money import ogm
from steunpunt.money.documents import Document
from steunpunt.records.refusing import Refused

UBL = "urn:oasis:names:specification:ubl:schema:xsd"
AGGREGATE = f"{UBL}:CommonAggregateComponents-2"
BASIC = f"{UBL}:CommonBasicComponents-2"
CUSTOMIZATION = (
    "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
)
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
CURRENCY = "EUR"
ENTERPRISE_NUMBER = "0208"  # scheme of the Belgian enterprise number
#: schemes of the VAT number, for buyers without a Belgian enterprise number
VAT_SCHEMES = {"BE": "9925", "DE": "9930", "FR": "9957", "LU": "9938", "NL": "9944"}
CREDIT_TRANSFER = "30"
ONE = "C62"  # unit of UN/ECE: one
NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_namespace("cac", AGGREGATE)
register_namespace("cbc", BASIC)


class NoElectronicAddress(Refused):
    """Peppol rule R010: the buyer can be reached."""

    message = _(
        "An e-invoice goes to an organisation with an enterprise number, or a VAT "
        "number of Belgium or a neighbour. Send this buyer the PDF."
    )


@dataclass(frozen=True)
class Kind:
    """What an invoice and a credit note call the same things."""

    root: str
    code: str
    type_name: str
    line: str
    quantity: str


KINDS = {
    "invoice": Kind(
        "Invoice", "380", "InvoiceTypeCode", "InvoiceLine", "InvoicedQuantity"
    ),
    "credit_note": Kind(
        "CreditNote", "381", "CreditNoteTypeCode", "CreditNoteLine", "CreditedQuantity"
    ),
}


def ubl_of(document: Document) -> bytes:
    """The file.

    Raises:
        NoElectronicAddress
    """
    kind = KINDS[document["kind"]]
    namespace = f"{UBL}:{kind.root}-2"
    register_namespace("", namespace)
    root = Element(f"{{{namespace}}}{kind.root}")
    _heading(root, document, kind)
    outside = any(part["category"] == "O" for part in document["vat"])
    _party(root, "AccountingSupplierParty", document["seller"], outside)
    _party(root, "AccountingCustomerParty", document["buyer"], outside, buyer=True)
    if document["kind"] == "invoice":
        _means_of_payment(root, document)
    _taxes(root, document)
    _sums(root, document)
    for line in document["lines"]:
        _line(root, line, kind, document["language"])
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    """An element with text; one without is left out (Peppol rule R008)."""
    if said := NOT_IN_XML.sub("", text).strip():
        SubElement(parent, f"{{{BASIC}}}{name}", attributes).text = said


def _amount(parent: Element, name: str, amount: str) -> None:
    _text(parent, name, amount, currencyID=CURRENCY)


def _group(parent: Element, *names: str) -> Element:
    """A group within a group; the innermost."""
    for name in names:
        parent = SubElement(parent, f"{{{AGGREGATE}}}{name}")
    return parent


def _heading(root: Element, document: Document, kind: Kind) -> None:
    _text(root, "CustomizationID", CUSTOMIZATION)
    _text(root, "ProfileID", PROFILE)
    _text(root, "ID", document["number"])
    _text(root, "IssueDate", document["issued_on"])
    _text(root, "DueDate", document.get("due_on", ""))
    _text(root, kind.type_name, kind.code)
    _text(root, "Note", document.get("reason", ""))
    _text(root, "DocumentCurrencyCode", CURRENCY)
    _text(root, "BuyerReference", document["buyer"]["reference"] or document["order"])
    if of := document.get("of"):
        reference = _group(root, "BillingReference", "InvoiceDocumentReference")
        _text(reference, "ID", of["number"])
        _text(reference, "IssueDate", of["issued_on"])


def _party(
    root: Element, role: str, who: Document, outside: bool, *, buyer: bool = False
) -> None:
    party = _group(root, role, "Party")
    scheme, address = _electronic_address(who)
    _text(party, "EndpointID", address, schemeID=scheme)
    place = _group(party, "PostalAddress")
    _text(place, "StreetName", who["street"])
    _text(place, "CityName", who["city"])
    _text(place, "PostalZone", who["postal_code"])
    _text(_group(place, "Country"), "IdentificationCode", who["country"])
    _tax_numbers(party, who, outside, buyer)
    legal = _group(party, "PartyLegalEntity")
    _text(legal, "RegistrationName", who["name"])
    _text(legal, "CompanyID", who["enterprise_number"], schemeID=ENTERPRISE_NUMBER)
    if who["email"]:
        _text(_group(party, "Contact"), "ElectronicMail", who["email"])


def _electronic_address(who: Document) -> tuple[str, str]:
    if who["enterprise_number"]:
        return ENTERPRISE_NUMBER, who["enterprise_number"]
    if scheme := VAT_SCHEMES.get(who["vat_number"][:2]):
        return scheme, who["vat_number"]
    raise NoElectronicAddress


def _tax_numbers(party: Element, who: Document, outside: bool, buyer: bool) -> None:
    """The VAT number; not with what is outside VAT (BR-O-02).

    A seller without one is known by the enterprise number (BR-E-02).
    """
    number, scheme = who["vat_number"], "VAT"
    if outside or (not number and not buyer):
        number, scheme = ("" if buyer else who["enterprise_number"]), "TAX"
    if number:
        group = _group(party, "PartyTaxScheme")
        _text(group, "CompanyID", number)
        _text(_group(group, "TaxScheme"), "ID", scheme)


def _means_of_payment(root: Element, document: Document) -> None:
    seller = document["seller"]
    means = _group(root, "PaymentMeans")
    _text(means, "PaymentMeansCode", CREDIT_TRANSFER)
    _text(means, "PaymentID", ogm.shown(document["communication"]))
    account = _group(means, "PayeeFinancialAccount")
    _text(account, "ID", seller["iban"])
    _text(account, "Name", seller["name"])
    if seller["bic"]:
        _text(_group(account, "FinancialInstitutionBranch"), "ID", seller["bic"])


def _taxes(root: Element, document: Document) -> None:
    total = _group(root, "TaxTotal")
    _amount(total, "TaxAmount", document["tax"])
    for part in document["vat"]:
        subtotal = _group(total, "TaxSubtotal")
        _amount(subtotal, "TaxableAmount", part["taxable"])
        _amount(subtotal, "TaxAmount", part["tax"])
        category = _group(subtotal, "TaxCategory")
        _category(category, part)
        if part["category"] != "S":
            _text(category, "TaxExemptionReasonCode", part["vatex"])
            _text(category, "TaxExemptionReason", part["reason"][document["language"]])
        _text(_group(category, "TaxScheme"), "ID", "VAT")


def _category(category: Element, ground: Document) -> None:
    _text(category, "ID", ground["category"])
    if ground["category"] != "O":  # BR-O-05: outside VAT there is no rate
        _text(category, "Percent", f"{Decimal(ground['rate']).normalize():f}")


def _sums(root: Element, document: Document) -> None:
    sums = _group(root, "LegalMonetaryTotal")
    _amount(sums, "LineExtensionAmount", document["net"])
    _amount(sums, "TaxExclusiveAmount", document["net"])
    _amount(sums, "TaxInclusiveAmount", document["total"])
    _amount(sums, "PayableAmount", document["total"])


def _line(root: Element, line: Document, kind: Kind, language: str) -> None:
    group = _group(root, kind.line)
    _text(group, "ID", str(line["number"]))
    _text(group, kind.quantity, line["quantity"], unitCode=ONE)
    _amount(group, "LineExtensionAmount", line["amount"])
    item = _group(group, "Item")
    _text(item, "Name", line["what"][language])
    category = _group(item, "ClassifiedTaxCategory")
    _category(category, line["ground"])
    _text(_group(category, "TaxScheme"), "ID", "VAT")
    _amount(_group(group, "Price"), "PriceAmount", line["unit_price"])
