"""What who pays receives: once, with its files, in the language of the order."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from steunpunt.mail.models import Message
from steunpunt.money import emails
from steunpunt.money.invoicing import credit
from steunpunt.money.models import Reminder, SellerDetails
from steunpunt.money.pdf import as_data
from steunpunt.money.reminding import remind_by_itself, send_reminders
from steunpunt.money.tests.builders import an_invoice
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db
OVERDUE = date(2031, 4, 3) + timedelta(days=20)
BUYER = {"email": "boekhouding@zilverlinde.example"}


def test_an_invoice_goes_once_with_the_pdf_and_the_e_invoice() -> None:
    invoice = an_invoice(**BUYER)

    for _time in range(2):
        emails.invoice(invoice)

    message = Message.objects.get()
    assert message.to == "Zilverlinde vzw <boekhouding@zilverlinde.example>"
    assert message.subject == f"Factuur {invoice.number}"
    assert "Betaal € 70,00 voor 3 april 2031 op BE68 5390 0754 7034" in message.text
    files = {one.name: bytes(one.content) for one in message.attachments.all()}
    assert set(files) == {f"{invoice.number}.pdf", f"{invoice.number}.xml"}
    assert files[f"{invoice.number}.pdf"].startswith(b"%PDF")
    assert b"<Invoice" in files[f"{invoice.number}.xml"]


def test_a_private_person_has_the_pdf_alone_and_their_language() -> None:
    invoice = an_invoice(
        name="Lotte", email="lotte@x.example", enterprise_number="", language="en"
    )

    emails.invoice(invoice)

    message = Message.objects.get()
    assert message.subject == f"Invoice {invoice.number}"
    assert "Please pay € 70.00 by" in message.text
    assert message.attachments.count() == 1


def test_without_an_address_nothing_goes() -> None:
    assert emails.invoice(an_invoice()) is None
    assert not Message.objects.exists()


def test_a_credit_note_says_of_which_invoice_and_why() -> None:
    invoice = an_invoice(**BUYER)
    note = credit(invoice, reason="Geannuleerd", by=None)

    emails.credit_note(note)

    text = Message.objects.get().text
    assert f"op factuur {invoice.number}. De reden: Geannuleerd" in text


def test_who_can_pay_online_reads_where(settings) -> None:
    invoice = an_invoice(**BUYER)
    emails.invoice(invoice, key="without")
    assert as_data(invoice.document, "nl")["payment"]["online"]["address"] == ""
    settings.MOLLIE_KEY = "test_x"

    emails.invoice(invoice, key="with")

    first, second = Message.objects.order_by("pk")
    assert "/betalen/" not in first.text
    assert f"Of betaal online: {settings.SITE_URL}" in second.text
    said = as_data(invoice.document, "nl")["payment"]["online"]
    assert invoice.number in said["address"]


def test_reminders_are_mailed_and_noted_together() -> None:
    invoice, unreachable = an_invoice(**BUYER), an_invoice()

    made = send_reminders([invoice, unreachable], on=OVERDUE)
    again = send_reminders([invoice, unreachable], on=OVERDUE)

    assert [one.invoice for one in made] == [invoice]
    assert again == []
    assert Message.objects.get().subject == f"Vergat je factuur {invoice.number}?"


def test_a_second_reminder_has_words_of_its_own() -> None:
    invoice = an_invoice(**BUYER)
    for days in (0, 14):
        send_reminders([invoice], on=OVERDUE + timedelta(days=days))

    codes = Message.objects.order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["money.reminder", "money.reminder_again"]


def test_reminders_go_by_themselves_only_where_the_centre_chose_that() -> None:
    assert remind_by_itself(today=OVERDUE) == 0  # no details yet
    an_invoice(**BUYER)

    before = remind_by_itself(today=OVERDUE)
    SellerDetails.objects.update(sends_reminders=True)
    after = remind_by_itself(today=OVERDUE)
    again = remind_by_itself(today=OVERDUE)

    assert (before, after, again) == (0, 1, 0)


@pytest.fixture
def finance(client, settings):
    settings.LANGUAGE_CODE = "en"
    client.force_login(a_user("kas@x.example", "finance"))
    return client


def test_the_button_pressed_twice_mails_once_and_later_again(finance) -> None:
    invoice = an_invoice(**BUYER)
    page = reverse("invoice:inspect", args=[invoice.pk])
    send = reverse("invoice:mail", args=[invoice.pk])

    assert f"Mail it to {BUYER['email']}" in finance.get(page).content.decode()
    key = finance.get(page).context["mail_key"]
    for _time in range(2):
        finance.post(send, {"key": key})
    assert Message.objects.count() == 1

    assert "Mail it again" in finance.get(page).content.decode()
    finance.post(send, {"key": finance.get(page).context["mail_key"]})
    assert Message.objects.count() == 2


def test_the_list_mails_or_only_notes(finance) -> None:
    mailed = an_invoice(on=date(2020, 1, 7), **BUYER)
    noted = an_invoice(on=date(2020, 1, 8))
    page = reverse("reminder:add")

    assert "no e-mail address" in finance.get(page).content.decode()
    finance.post(page, {"invoice": [mailed.pk], "mail": ""})
    finance.post(page, {"invoice": [noted.pk]})

    assert Reminder.objects.count() == 2
    assert Message.objects.count() == 1
    assert mailed.total == Decimal(70)
