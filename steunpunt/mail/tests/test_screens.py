"""The screens of mail: what they show, to whom, and what they change."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from steunpunt.accounts.models import User
from steunpunt.mail.backend import OutboxBackend
from steunpunt.mail.envelope import Address, Attachment
from steunpunt.mail.keeping import blank
from steunpunt.mail.models import EditedText, Message, Status
from steunpunt.mail.sending import is_configured
from steunpunt.mail.tests.builders import a_message, a_user
from steunpunt.mail.tests.test_deciding import with_status

pytestmark = pytest.mark.django_db
TEXT = ("mail_text", "mail.trial", "nl")


@pytest.fixture
def noor(client: Client) -> User:
    user = a_user()
    client.force_login(user)
    return user


@pytest.fixture
def somebody(client: Client) -> User:
    """Sees mail, and no names of people."""
    user = User.objects.create_user("jef@example.org", "x")
    names = ("view_message", "access_admin")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return user


def page(client: Client, name: str, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_outbox_says_what_will_appear(noor, client) -> None:
    found = page(client, "mail_messages")

    assert "Er is nog niets geschreven." in found
    assert "Deze site houdt haar post bij" in found


def sheet(client: Client, **query) -> list[dict[str, str]]:
    answer = client.get(reverse("mail_messages"), query | {"export": "csv"})
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_list_goes_along_as_a_file_with_its_filters(noor, client) -> None:
    with_status(Status.FAILED, "failed")
    a_message("two")
    page_of = page(client, "mail_messages")

    [row] = sheet(client, status="failed")
    answer = client.get(reverse("mail_messages"), {"export": "xlsx"})
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))

    assert "?export=csv" in page_of
    assert "?export=xlsx" in page_of
    assert (row["status"], row["status_label"]) == ("failed", "geweigerd")
    assert row["to"] == "Éla Peeters <ela@example.org>"
    assert (row["code"], row["subject"]) == (
        "mail.trial",
        Message.objects.first().subject,
    )
    assert book.active.max_row == 3


def test_a_file_of_messages_holds_no_body_and_no_way_in(noor, client) -> None:
    a_message("open")
    Message.objects.update(secret=True, subject="Code 123456", key="token-geheim")
    assert not is_configured()  # so who may do everything reads it on screen

    [row] = sheet(client)

    assert row["subject"] == ""
    for secret in ("123456", "token-geheim", "https://steunpunt.example"):
        assert secret not in " ".join(row.values())
    assert {"text", "html", "headers", "key"}.isdisjoint(row)


def test_who_may_not_see_addresses_gets_a_file_without(somebody, client) -> None:
    with_status(Status.FAILED, "failed")
    Message.objects.update(sensitive=True, last_answer="550 ela@example.org is weg")

    [row] = sheet(client)

    assert (row["to"], row["subject"], row["last_answer"]) == ("•••", "", "550")


def test_a_subject_in_a_file_is_no_formula(noor, client) -> None:
    a_message()
    Message.objects.update(subject="=1+1")

    assert sheet(client)[0]["subject"] == "'=1+1"


def test_with_a_server_nothing_is_said_of_keeping(noor, client, settings) -> None:
    settings.SMTP_HOST = "mail.example.org"

    assert "houdt haar post bij" not in page(client, "mail_messages")


def test_messages_are_found_by_status_text_day_address_and_subject(
    noor, client
) -> None:
    with_status(Status.FAILED, "failed")
    a_message("jef", to=Address("Jef", "jef@example.org"))

    def found(**query: str) -> int:
        return page(client, "mail_messages", **query).count("mail__address")

    assert found() == 2
    assert found(status="failed") == found(q="JEF@") == found(q="Éla") == 1
    assert found(q="proefbericht", code="mail.trial", since="2020-01-01") == 2
    assert found(until="2020-01-01") == found(q="niemand") == 0
    assert found(since="geen dag") == 2


def test_a_list_costs_as_many_queries_with_20_messages_as_with_2(
    noor, client, django_assert_max_num_queries
) -> None:
    for number in range(20):
        a_message(str(number))
    page(client, "mail_messages")

    with django_assert_max_num_queries(20):
        page(client, "mail_messages")


def test_a_message_shows_all_that_was_sent(noor, client) -> None:
    file = Attachment("sessie.ics", b"BEGIN:VCALENDAR", "text/calendar")
    message = a_message(about=noor, attachments=[file])

    found = page(client, "mail_message", message.pk)

    for said in ("Éla Peeters &lt;ela@example.org&gt;", "sessie.ics", "Message-ID"):
        assert said in found
    assert 'sandbox title="Het bericht in HTML" srcdoc="&lt;!doctype html' in found
    kept = message.attachments.get()
    answer = client.get(reverse("mail_attachment", args=[message.pk, kept.pk]))
    assert answer.content == file.content
    assert answer["Content-Disposition"] == 'attachment; filename="sessie.ics"'
    assert answer["Content-Type"] == "application/octet-stream"


def test_an_uncertain_message_is_decided_on(noor, client) -> None:
    message = with_status(Status.UNCERTAIN)
    assert "1 bericht is onzeker" in page(client, "mail_messages")
    assert "Is het aangekomen?" in page(client, "mail_message", message.pk)

    client.post(reverse("mail_decide", args=[message.pk]), {"decision": "arrived"})

    message.refresh_from_db()
    assert (message.status, message.steps.last().by) == (Status.SENT, noor)
    assert "onzeker" not in page(client, "mail_messages")


def test_a_decision_that_comes_too_late_is_told(noor, client) -> None:
    message = with_status(Status.SENT)

    answer = client.post(
        reverse("mail_decide", args=[message.pk]), {"decision": "withhold"}, follow=True
    )

    assert "dus dat kan nu niet" in answer.content.decode()


@pytest.mark.parametrize("decision", ["", "delete"])
def test_an_unknown_decision_is_refused(noor, client, decision) -> None:
    message = a_message()

    answer = client.post(
        reverse("mail_decide", args=[message.pk]), {"decision": decision}
    )

    assert answer.status_code == 400


def test_who_may_not_see_people_sees_no_addresses(somebody, client) -> None:
    message = a_message(reply_to="hulp@example.org")
    message.steps.create(
        status="failed", at=message.posted_at, note="550 no ela@example.org"
    )

    for found in (
        page(client, "mail_messages"),
        page(client, "mail_message", message.pk),
    ):
        assert "•••" in found
        assert "example.org" not in found.replace("jef@example.org", "")
    assert "Geen enkel bericht" in page(client, "mail_messages", q="ela@")


def test_a_sensitive_message_is_closed_to_who_may_not_see_people(
    somebody, client
) -> None:
    file = Attachment("plan.txt", b"x", "text/plain")
    message = a_message(sensitive=True, attachments=[file])

    found = page(client, "mail_message", message.pk)

    assert "De inhoud is verborgen" in found
    assert "Dag Éla" not in found
    assert "Proefbericht: onze" not in found + page(client, "mail_messages")
    assert "Geen enkel bericht" in page(client, "mail_messages", q="Proefbericht")
    kept = message.attachments.get()
    answer = client.get(reverse("mail_attachment", args=[message.pk, kept.pk]))
    assert answer.status_code == 404


def test_who_may_only_see_decides_and_edits_nothing(somebody, client) -> None:
    message = with_status(Status.UNCERTAIN)

    assert 'name="decision"' not in page(client, "mail_message", message.pk)
    answer = client.post(
        reverse("mail_decide", args=[message.pk]), {"decision": "again"}
    )
    assert answer.status_code == 302
    assert client.get(reverse(TEXT[0], args=TEXT[1:])).status_code == 302
    assert Message.objects.get().status == Status.UNCERTAIN


def a_code() -> Message:
    letter = EmailMessage("Je code", "Je code is 123456", to=["Éla <ela@example.org>"])
    assert OutboxBackend().send_messages([letter]) == 1
    return Message.objects.get(secret=True)


def test_a_code_to_sign_in_is_closed_to_everybody(noor, client, settings) -> None:
    settings.SMTP_HOST = "mail.example.org"

    found = page(client, "mail_message", a_code().pk)

    assert "123456" not in found
    assert "Je code" not in found + page(client, "mail_messages")


def test_where_mail_is_kept_only_who_may_everything_reads_a_code(
    noor, client, somebody
) -> None:
    message = a_code()
    assert message.addresses == [Address("Éla", "ela@example.org")]

    assert "123456" not in page(client, "mail_message", message.pk)
    client.force_login(noor)
    assert "123456" in page(client, "mail_message", message.pk)


def test_what_lost_its_contents_says_so(noor, client) -> None:
    message = with_status(Status.FAILED)
    blank(message)

    found = page(client, "mail_message", message.pk)

    assert "De inhoud is gewist op" in found
    assert 'name="decision"' not in found


# -- texts ---------------------------------------------------------------------------


def do(client: Client, what: str, subject: str = "Dag {name}", body: str = "Hallo."):
    typed = {"subject": subject, "body": body, "do": what}
    return client.post(reverse(TEXT[0], args=TEXT[1:]), typed)


def test_a_text_is_changed_and_put_back(noor, client) -> None:
    assert "Proefbericht" in page(client, *TEXT)

    assert do(client, "save").status_code == 302
    assert "aangepast" not in page(client, "mail_texts")
    assert page(client, "mail_texts").count(">gewijzigd<") == 1
    assert "Noor" in page(client, *TEXT)

    do(client, "reset")
    assert not EditedText.objects.exists()
    assert "terug naar de standaardtekst" in page(client, *TEXT)


@pytest.mark.parametrize("field", ["subject", "body"])
def test_an_unknown_placeholder_is_refused_and_the_known_ones_are_named(
    noor, client, field
) -> None:
    answer = do(client, "save", **{field: "Dag {voornaam} {name.x}"})

    found = answer.content.decode()
    assert answer.status_code == 422
    assert "{voornaam}, {name.x} kan hier niet ingevuld worden" in found
    assert "Dit kan wel: {name}, {link}." in found
    assert not EditedText.objects.exists()


def test_a_preview_shows_what_was_typed_and_keeps_nothing(noor, client) -> None:
    answer = do(client, "look", "Hoi {name}", "Klik:\n\nGa: {link}")

    found = answer.content.decode()
    assert "<strong>Hoi Noor</strong>" in found
    assert "&gt;Ga&lt;/a&gt;" in found
    assert not EditedText.objects.exists()
    assert not Message.objects.exists()


def test_a_trial_goes_to_who_asks(noor, client) -> None:
    do(client, "try", "Hoi {name}")

    message = Message.objects.get()
    assert message.addresses == [Address("Noor", "noor@example.org")]
    assert (message.subject, message.code) == ("Hoi Noor", "mail.trial")


@pytest.mark.parametrize("wrong", [("mail.dream", "nl"), ("mail.trial", "fr")])
def test_what_is_no_text_is_not_found(noor, client, wrong) -> None:
    assert client.get(reverse("mail_text", args=wrong)).status_code == 404
