"""The screens of money: what finance does on them, and what others never see."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from steunpunt.money.models import (
    CreditNote,
    Invoice,
    Order,
    Payment,
    PriceList,
    Reminder,
    SellerDetails,
)
from steunpunt.money.tests.builders import (
    a_ground,
    a_payment,
    a_seller,
    an_invoice,
    an_order,
    one_of_each,
)
from steunpunt.money.tests.statements import coda, moved
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def signed_in(client, role: str):
    client.force_login(a_user(f"{role}@steunpunt.example", role))
    return client


@pytest.fixture
def finance(client):
    return signed_in(client, "finance")


def page_of(record) -> str:
    return reverse(f"{record._meta.model_name}:inspect", args=[record.pk])


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


# -- Orders and invoices ---------------------------------------------------------------


def typed_order(**more) -> dict:
    line = {
        "what_nl": "Vorming",
        "quantity": "2",
        "unit_price": "35.00",
        "ground": a_ground().pk,
    }
    return {
        "buyer_name": "Zilverlinde",
        "buyer_country": "BE",
        "language": "nl",
        "lines-TOTAL_FORMS": "1",
        "lines-INITIAL_FORMS": "0",
        **{f"lines-0-{name}": value for name, value in line.items()},
        **more,
    }


def test_an_order_is_opened_invoiced_and_sent(finance) -> None:
    a_seller()

    finance.post(reverse("order:add"), typed_order())
    order = Order.objects.get()
    page = text(finance.get(page_of(order)))
    assert "€ 70.00" in page
    answers = [
        finance.post(reverse("order:issue", args=[order.pk])) for _time in range(3)
    ]

    invoice = Invoice.objects.get()
    assert {answer["Location"] for answer in answers} == {page_of(invoice)}
    page = text(finance.get(page_of(invoice)))
    assert invoice.number in page
    pdf = finance.get(reverse("invoice:pdf", args=[invoice.pk]))
    assert pdf.content.startswith(b"%PDF")
    assert f'filename="{invoice.number}.pdf"' in pdf["Content-Disposition"]


def test_after_the_invoice_the_form_is_closed(finance) -> None:
    a_seller()
    order = an_invoice().order
    address = reverse("order:edit", args=[order.pk])

    answer = finance.post(address, typed_order(buyer_name="Anders"))

    assert finance.get(address)["Location"] == page_of(order)
    assert "credit note" in text(answer)
    assert Order.objects.get().buyer_name == "Zilverlinde vzw"


def test_without_details_of_the_centre_there_is_no_invoice(finance) -> None:
    order = an_order()

    answer = finance.post(reverse("order:issue", args=[order.pk]), follow=True)

    assert "details of the centre" in text(answer)
    assert not Invoice.objects.exists()


def test_an_e_invoice_that_cannot_be_addressed_says_why(finance) -> None:
    invoice = an_invoice(enterprise_number="")
    other = an_invoice()

    refused = finance.get(reverse("invoice:ubl", args=[invoice.pk]), follow=True)
    made = finance.get(reverse("invoice:ubl", args=[other.pk]))

    assert "Send this buyer the PDF" in text(refused)
    assert made.content.startswith(b"<?xml")


@pytest.mark.parametrize(
    ("status", "expected"),
    [("open", ["late", "open"]), ("overdue", ["late"]), ("paid", ["paid"])],
)
def test_the_list_is_narrowed_by_what_is_left_to_pay(finance, status, expected) -> None:
    today = timezone.localdate()
    a_seller()
    late = an_invoice(name="late", on=today - timedelta(days=60))
    for name in ("open", "paid"):
        invoice = an_invoice(name=name, on=today)
    finance.post(
        reverse("invoice:pay", args=[invoice.pk]),
        {"amount": "70", "on": "2031-03-10", "key": "once"},
    )

    answer = finance.get(reverse("invoice:index"), {"status": status})

    found = {one.document["buyer"]["name"] for one in answer.context["object_list"]}
    assert sorted(found) == expected
    assert late.number


def test_an_invoice_is_credited_once_however_often_it_is_sent(finance) -> None:
    invoice = an_invoice({}, {})
    address = reverse("invoice:credit", args=[invoice.pk])
    key = finance.get(address).context["form"]["key"].value()
    typed = {"reason": "Ziek", "line_1": "0", "line_2": "30", "key": key}

    for _time in range(3):
        answer = finance.post(address, typed)

    note = CreditNote.objects.get()
    assert answer["Location"] == page_of(note)
    assert (note.total, note.reason) == (30, "Ziek")
    assert "Ziek" in text(finance.get(page_of(note)))


@pytest.mark.parametrize(
    "typed", [{"line_1": "71"}, {"line_1": "0"}, {"line_1": "-1"}, {"reason": ""}]
)
def test_a_credit_note_that_cannot_be_is_refused_on_the_form(finance, typed) -> None:
    address = reverse("invoice:credit", args=[an_invoice().pk])
    sent = {"reason": "Ziek", "line_1": "10", "key": "x"} | typed

    assert finance.post(address, sent).status_code == 422
    assert not CreditNote.objects.exists()


# -- Payments --------------------------------------------------------------------------


def uploaded(client, content: str | bytes, name="042.cod"):
    data = content if isinstance(content, bytes) else content.encode()
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("statement:add"), {"file": file}, follow=True)


def test_a_statement_is_taken_in_and_what_is_left_is_matched_by_hand(finance) -> None:
    paid, other = an_invoice(), an_invoice()
    file = coda([moved("70", structured=paid.communication), moved("70", "maart")])

    said = text(uploaded(finance, file))
    assert "2 new payments. 1 matched, 1 to match by you." in said
    assert "0 new payments. 2 known already." in text(uploaded(finance, file))
    payment = Payment.objects.leftover().get()
    finance.post(
        reverse("payment:match", args=[payment.pk]), {"number": other.number.lower()}
    )

    assert not Invoice.objects.open().exists()
    assert other.number in text(finance.get(page_of(payment)))
    assert "maart" in text(finance.get(page_of(payment.statement)))


@pytest.mark.parametrize("content", [b"x" * 1000, b"\0", b"<a/>", b"0000\n1"])
def test_a_file_that_is_no_statement_is_refused_on_the_form(finance, content) -> None:
    a_seller()

    answer = uploaded(finance, content)

    assert answer.status_code == 422
    assert "no bank statement" in answer.content.decode()
    assert not Payment.objects.exists()


def test_a_match_is_taken_back_and_a_payment_set_aside(finance) -> None:
    invoice, payment = an_invoice(), a_payment()
    match = reverse("payment:match", args=[payment.pk])
    release = reverse("payment:release", args=[payment.pk])

    finance.post(match, {"number": invoice.number})
    finance.post(release, {"allocation": payment.allocations.get().pk})
    assert Invoice.objects.open().exists()
    wrong = finance.post(match, {"number": "F1999-1"}, follow=True)
    finance.post(reverse("payment:aside", args=[payment.pk]), {"reason": "Subsidie"})

    assert "no invoice with this number" in text(wrong)
    assert "Subsidie" in text(finance.get(page_of(payment)))
    finance.post(release)
    assert Payment.objects.leftover().get() == payment


def test_who_is_due_is_reminded_and_noted(finance) -> None:
    a_seller()
    invoice = an_invoice(on=timezone.localdate() - timedelta(days=50))
    an_invoice(on=timezone.localdate())
    address = reverse("reminder:add")

    page = text(finance.get(address))
    finance.post(address, {"invoice": [invoice.pk, "x"]})

    assert page.count('type="checkbox"') == 1
    assert Reminder.objects.get().invoice == invoice
    assert "Nobody has to be reminded" in text(finance.get(address))
    assert "Reminder 1" in text(finance.get(page_of(invoice)))


# -- What the centre decides -----------------------------------------------------------


def test_a_price_list_is_made_with_its_rules(finance) -> None:
    rule = {
        "position": "1",
        "target_group": "",
        "amount": "35.00",
        "unit": "half_day",
        "external_surcharge": "10.00",
        "ground": a_ground().pk,
    }
    typed = {
        "name": "Open aanbod",
        "rules-TOTAL_FORMS": "1",
        "rules-INITIAL_FORMS": "0",
        **{f"rules-0-{name}": value for name, value in rule.items()},
    }

    finance.post(reverse("pricelist:add"), typed)

    assert PriceList.objects.get().rules.get().amount == Decimal(35)
    assert "€ 35.00 per half-day" in text(finance.get(reverse("pricelist:index")))


def test_there_is_one_row_of_details(finance) -> None:
    seller = a_seller()

    answer = finance.get(reverse("sellerdetails:add"))

    assert answer["Location"] == reverse("sellerdetails:edit", args=[seller.pk])


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("iban", "BE68539007547035"),
        ("bic", "GK"),
        ("enterprise_number", "0123456740"),
        ("vat_number", "BE0123456740"),
    ],
)
def test_numbers_with_a_typing_error_are_refused(finance, field, wrong) -> None:
    seller = a_seller()
    address = reverse("sellerdetails:edit", args=[seller.pk])
    form = finance.get(address).context["form"]
    typed = {one.html_name: one.value() or "" for one in form}

    answer = finance.post(address, typed | {field: wrong})

    assert list(answer.context["form"].errors) == [field]
    assert getattr(SellerDetails.objects.get(), field) != wrong


# -- Who sees it -----------------------------------------------------------------------

SECRET = "Zilverlinde vzw"  # noqa: S105 - a name, no password


@pytest.mark.parametrize("role", ["staff", "case_worker", "editor", "approver"])
def test_others_see_no_money_anywhere(client, role) -> None:
    one_of_each()
    signed_in(client, role)
    addresses = [reverse("records_changes"), reverse("wagtailadmin_home")]
    for model in (Order, Invoice, CreditNote, Payment):
        addresses.append(reverse(f"{model._meta.model_name}:index"))
        addresses.append(page_of(model.objects.first()))
    invoice = Invoice.objects.first()
    addresses += [
        reverse(f"invoice:{name}", args=[invoice.pk])
        for name in ("pdf", "ubl", "credit", "pay", "edit", "history")
    ]

    for address in addresses:
        page = client.get(address, follow=True).content.decode()
        assert SECRET not in page, address
        assert invoice.number not in page, address


def test_an_auditor_sees_and_changes_nothing(client) -> None:
    one_of_each()
    signed_in(client, "auditor")
    invoice, order = Invoice.objects.first(), an_order()
    payment = Payment.objects.first()

    assert invoice.number in text(client.get(page_of(invoice)))
    assert client.get(reverse("invoice:pdf", args=[invoice.pk])).status_code == 200
    for address in (
        reverse("order:issue", args=[order.pk]),
        reverse("invoice:credit", args=[invoice.pk]),
        reverse("invoice:pay", args=[invoice.pk]),
        reverse("payment:match", args=[payment.pk]),
        reverse("payment:release", args=[payment.pk]),
        reverse("payment:aside", args=[payment.pk]),
        reverse("statement:add"),
        reverse("reminder:add"),
    ):
        assert client.post(address, {}).status_code == 302, address
    assert Invoice.objects.count() == 1


def test_lists_cost_as_many_queries_with_many_rows_as_with_few(
    finance, django_assert_max_num_queries
) -> None:
    a_seller()
    for _n in range(12):
        an_invoice()
    for name in ("invoice", "order"):
        with django_assert_max_num_queries(25):
            finance.get(reverse(f"{name}:index"))
