"""Invoices on paper: all that the law wants, in two languages, for everyone to read."""

import io
from decimal import Decimal

import pikepdf
import pytest
from django.utils.translation import override

from steunpunt.money import epc
from steunpunt.money.invoicing import credit
from steunpunt.money.pdf import as_data, pdf_of
from steunpunt.money.tests.builders import TAXED, a_ground, an_invoice

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def said(document, language="en") -> dict:
    with override(language):
        return as_data(document, language)


def test_an_invoice_says_what_the_law_wants() -> None:
    document = an_invoice(
        {}, {"unit_price": Decimal(100), "ground": a_ground(TAXED)}
    ).document

    data = said(document)

    assert data["title"] == "Invoice F2031-00001"
    assert data["buyer"] == [
        *("Zilverlinde vzw", "Lindelaan 7", "9000 Gent"),
        "Enterprise number 0404.055.577",
    ]
    assert data["numbers"] == ["Enterprise number 0123.456.749", "VAT BE0123456749"]
    assert data["facts"][:2] == [
        ["Date", "4 March 2031"],
        ["To be paid by", "3 April 2031"],
    ]
    assert data["sums"] == [
        ["Without VAT", "€ 170.00"],
        ["VAT 21% on € 100.00", "€ 21.00"],
    ]
    assert data["total"] == ["To pay", "€ 191.00"]
    assert data["mentions"] == [
        "Exempt from VAT, article 44, § 2, 4° of the Belgian VAT Code."
    ]
    assert data["payment"]["communication"][1] == "+++203/1000/00133+++"


def test_a_credit_note_names_its_invoice_and_asks_no_payment() -> None:
    note = credit(an_invoice(), reason="Ziek", by=None)

    data = said(note.document)

    assert data["title"] == "Credit note " + note.number
    assert ["On invoice", "F2031-00001 of 4 March 2031"] in data["facts"]
    assert ["Because", "Ziek"] in data["facts"]
    assert data["payment"] is None


def test_the_pdf_is_accessible_and_archivable(tmp_path) -> None:
    import page as validation

    invoice = an_invoice({}, {"what_nl": "#panic($x$) *vet* <b>"})
    note = credit(invoice, reason="[haken] #let", by=None)
    for document in (invoice.document, note.document):
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf_of(document))
        with pikepdf.open(path) as pdf:
            assert pdf.Root.Lang == "nl-BE"
            assert b"/TH" in b"".join(_kinds(pdf))
        profile = validation.ValidationProfile.PDF_UA_1
        assert validation.validate_pdf(str(path), profile=profile).is_compliant


def _kinds(pdf: pikepdf.Pdf) -> list[bytes]:
    """The kind of each element in the tree of the tagged text."""
    return [
        bytes(str(item.S), "utf-8")
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/S" in item
    ]


def test_each_language_is_set_from_the_same_document() -> None:
    document = an_invoice({"what_en": "Training"}).document

    for language, expected in (("nl", "nl-BE"), ("en", "en-BE")):
        with pikepdf.open(io.BytesIO(pdf_of(document, language))) as pdf:
            assert pdf.Root.Lang == expected
    assert said(document, "en")["lines"][0][0] == "Training"
    assert said(document, "nl")["lines"][0][0] == "Vorming, 2 dagdelen"


def test_a_communication_that_is_not_right_gets_no_code() -> None:
    details = {"name": "X", "iban": "BE68539007547034", "bic": "", "colour": "#000"}

    with pytest.raises(ValueError, match="203100000134"):
        epc.qr_of(**details, amount=Decimal(1), communication="203100000134")
    assert "<svg" in epc.qr_of(
        **details, amount=Decimal(1), communication="203100000133"
    )
    assert [
        epc.can_be_paid_so(Decimal(amount)) for amount in ("0.00", "0.01", "1e9")
    ] == [False, True, False]
