"""E-invoices, held to every rule of EN 16931 and of Peppol by an outside reader.

`mockeinvoice` codes the 979 published rules of the one and the 165 of the other.
"""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from mockeinvoice import validate

from steunpunt.money import documents
from steunpunt.money.models import Order, OrderLine, SellerDetails, VatGround
from steunpunt.money.numbering import Number
from steunpunt.money.ubl import AGGREGATE, BASIC, NoElectronicAddress, ubl_of
from steunpunt.sector.enterprise_number import check_of

pytestmark = pytest.mark.one_database
DAY, DUE = date(2031, 3, 4), date(2031, 4, 3)
NAMES = {"cac": AGGREGATE, "cbc": BASIC}


def a_ground(category="E", rate=0, reason="", vatex="") -> VatGround:
    return VatGround(
        reference=f"{category}-{rate}",
        category=category,
        rate=Decimal(rate),
        reason_nl=reason,
        vatex=vatex,
    )


EXEMPT = a_ground(reason="Vrijgesteld, artikel 44.", vatex="VATEX-EU-132-1I")
OTHERWISE = a_ground(reason="Vrijgesteld, artikel 44bis.")
OUTSIDE = a_ground("O", reason="Niet onderworpen aan btw.", vatex="VATEX-EU-O")
TAXED = [a_ground("S", rate) for rate in ("21", "6", "12.5")]
NAMED = some.text(
    some.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]),
    min_size=1,
    max_size=40,
).filter(str.strip)


@some.composite
def numbers(draw) -> str:
    body = f"{draw(some.integers(1_000_000, 19_999_999)):08}"
    return body + check_of(body)


@some.composite
def lines(draw, grounds) -> list[OrderLine]:
    cents = some.integers(1, 99_999_99).map(lambda n: Decimal(n) / 100)
    return draw(
        some.lists(
            some.builds(
                OrderLine,
                what_nl=NAMED,
                quantity=some.integers(1, 9999).map(lambda n: Decimal(n) / 100),
                unit_price=cents,
                ground=some.sampled_from(grounds),
            ),
            min_size=1,
            max_size=6,
        ).filter(lambda found: all(line.amount for line in found))
    )


@some.composite
def made(draw) -> documents.Document:
    """The document of any invoice, or of a credit note on it."""
    liable = draw(some.booleans())
    kinds = [[EXEMPT, OTHERWISE], [OUTSIDE]]
    if liable:
        kinds += [TAXED, [*TAXED, EXEMPT]]
    seller_number, number = draw(numbers()), draw(some.just("") | numbers())
    seller = SellerDetails(
        name=draw(NAMED),
        street="Gallaitstraat 86",
        postal_code="1030",
        city="Brussel",
        country="BE",
        email="boekhouding@steunpunt.example",
        enterprise_number=seller_number,
        vat_number=f"BE{seller_number}" if liable else "",
        iban="BE68539007547034",
        bic=draw(some.sampled_from(["", "GKCCBEBB"])),
    )
    order = Order(
        reference="K7WQ23XX94BC",
        buyer_name=draw(NAMED),
        buyer_street=draw(some.just("") | NAMED),
        buyer_city=draw(some.just("") | NAMED),
        buyer_country=draw(some.sampled_from(["BE", "NL"])),
        buyer_enterprise_number=number,
        buyer_vat_number=(
            draw(some.sampled_from(["", f"BE{number}"])) if number else "NL004495445B01"
        ),
        buyer_email=draw(some.sampled_from(["", "an@x.be"])),
        buyer_reference=draw(some.just("") | NAMED),
    )
    sold = draw(lines(draw(some.sampled_from(kinds))))
    invoice = documents.invoice_document(
        order, sold, seller, number=Number("F", 2031, 42), issued_on=DAY, due_on=DUE
    )
    if draw(some.booleans()):
        return invoice
    back = draw(some.lists(some.sampled_from(invoice["lines"]), min_size=1, max_size=3))
    back = list({line["number"]: line for line in back}.values())
    return documents.credit_document(
        invoice,
        back,
        documents.vat_of(back),
        number=Number("C", 2031, 3),
        issued_on=DAY,
        reason="Geannuleerd",
    )


@given(made())
def test_no_rule_of_peppol_is_broken(document) -> None:
    _found, report = validate(ubl_of(document))

    assert [(f.code, f.level, f.path, f.text) for f in report.failures] == []
    assert report.verdict == "valid"
    assert not any(report.not_built.values())


@settings(max_examples=50)
@given(made())
def test_the_sums_that_a_stranger_makes_are_those_of_the_document(document) -> None:
    root = Tree.fromstring(ubl_of(document))  # noqa: S314 - our own

    def amounts(path: str) -> list[Decimal]:
        return [Decimal(found.text) for found in root.findall(path, NAMES)]

    net = sum(amounts("*/cbc:LineExtensionAmount")) - sum(
        amounts("cac:LegalMonetaryTotal/cbc:LineExtensionAmount")
    )
    (tax,) = amounts("cac:TaxTotal/cbc:TaxAmount")
    (payable,) = amounts("cac:LegalMonetaryTotal/cbc:PayableAmount")
    assert payable == net + tax == Decimal(document["total"])
    assert sum(amounts("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount")) == tax
    assert sum(amounts("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount")) == net
    assert [e for e in root.iter() if len(e) == 0 and not (e.text or "").strip()] == []


def an_invoice(**changes) -> documents.Document:
    seller = SellerDetails(
        name="Steunpunt",
        country="BE",
        enterprise_number="0123456749",
        vat_number="BE0123456749",
        iban="BE68539007547034",
    )
    values = {"buyer_name": "Zilverlinde", "buyer_enterprise_number": "0404055577"}
    return documents.invoice_document(
        Order(reference="K7", **values | changes),
        [OrderLine(what_nl="Vorming", unit_price=Decimal(35), ground=EXEMPT)],
        seller,
        number=Number("F", 2031, 42),
        issued_on=DAY,
        due_on=DUE,
    )


def test_a_private_person_cannot_be_addressed() -> None:
    with pytest.raises(NoElectronicAddress):
        ubl_of(an_invoice(buyer_enterprise_number="", buyer_email="an@x.be"))


def test_the_text_of_a_buyer_is_never_markup() -> None:
    made = ubl_of(an_invoice(buyer_name="<x>&amp;]]>", buyer_reference="\x00\x0b'\""))

    names = Tree.fromstring(made).findall(".//cbc:RegistrationName", NAMES)  # noqa: S314 - our own
    assert names[1].text == "<x>&amp;]]>"


def test_a_rule_that_is_broken_would_be_found() -> None:
    whole = ubl_of(an_invoice()).decode()
    broken = {
        "BR-CO-15": re.sub(r"(<cbc:TaxInclusiveAmount[^>]*>)35", r"\g<1>36", whole),
        "BR-E-10": re.sub(r"\s*<cbc:TaxExemptionReason.*", "", whole),
        "PEPPOL-EN16931-R003": re.sub(r"\s*<cbc:BuyerReference.*", "", whole),
        "PEPPOL-COMMON-R043": whole.replace("0123456749", "0123456700"),
    }

    for rule, text in broken.items():
        _document, report = validate(text)
        assert rule in {failure.code for failure in report.failures}, rule
