"""Posting: once for each key, whole or not at all, and harmless."""

import email
from email import policy

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from steunpunt.mail.composing import compose
from steunpunt.mail.envelope import Address, Attachment, WrongAddress
from steunpunt.mail.models import EditedText, Message, MessageAttachment
from steunpunt.mail.tests.builders import ELA, a_message, a_user

pytestmark = pytest.mark.django_db
CALENDAR = Attachment(
    "sessie.ics",
    b"BEGIN:VCALENDAR\r\n.\r\nEND:VCALENDAR\r\n",
    "text/calendar; method=PUBLISH",
)


def read(message: Message):
    return email.message_from_bytes(compose(message), policy=policy.default)


def test_a_message_waits_with_all_that_it_says() -> None:
    user = a_user()
    message = a_message(about=user, attachments=[CALENDAR], reply_to="hulp@example.org")

    letter = read(Message.objects.get())

    assert (message.status, message.attempts) == ("queued", 0)
    assert (message.about_type, message.about_id) == ("accounts.user", str(user.pk))
    assert message.addresses == [ELA]
    assert letter["To"] == "Éla Peeters <ela@example.org>"
    assert letter["From"] == "Steunpunt <steunpunt@localhost>"
    assert letter["Reply-To"] == "hulp@example.org"
    assert letter["Subject"] == "Proefbericht: onze post komt aan"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "nl"
    assert letter["Message-ID"].endswith("@localhost>")
    assert "List-Unsubscribe" not in letter
    plain = letter.get_body(("plain",)).get_content()
    assert plain.startswith("Dag Éla\r\n")
    assert "Dag Éla</p>" in letter.get_body(("html",)).get_content()
    (file,) = letter.iter_attachments()
    assert file.get_filename() == "sessie.ics"
    assert file.get_content_type() == "text/calendar"
    assert file["Content-Type"].params["method"] == "PUBLISH"
    assert file.get_payload(decode=True) == CALENDAR.content


def test_the_same_key_writes_nothing_new() -> None:
    first = a_message("one", attachments=[CALENDAR])

    again = a_message("one", to=Address("", "iemand@example.org"), language="en")

    assert again == first
    assert again.addresses == [ELA]
    assert MessageAttachment.objects.count() == 1


def test_the_same_key_has_the_same_message_id_and_the_same_bytes() -> None:
    message = a_message("one", attachments=[CALENDAR])
    known = message.headers["Message-ID"]
    assert compose(message) == compose(message)

    message.delete()

    assert a_message("one").headers["Message-ID"] == known
    assert a_message("two").headers["Message-ID"] != known


def test_what_is_undone_was_never_posted() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        raise RuntimeError(a_message())

    assert Message.objects.count() == 0


def test_lines_end_as_mail_servers_want_and_none_is_too_long() -> None:
    content = compose(a_message(values={"name": "x" * 5000, "link": ""}))

    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert max(map(len, content.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "iemand",
        "a@b",
        "a@b.be\nBcc: c@d.be",
        "a@b.be>\r\nRCPT TO:<c@d.be",
        "a b@c.be",
        "\u017f@b.be",
        "a@b.be, c@d.be",
        "a@" + "x" * 70 + ".be",
    ],
)
def test_what_is_no_address_is_refused(wrong) -> None:
    with pytest.raises(WrongAddress):
        Address("Éla", wrong)


def test_a_domain_may_have_any_letters() -> None:
    assert Address("", "info@münchen.example").email == "info@xn--mnchen-3ya.example"


@pytest.mark.parametrize("wrong", ["", "text", "text/plain\r\nX: y", "text/plain; a"])
def test_what_is_no_kind_of_file_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="media type"):
        Attachment("a.txt", b"", wrong)


def test_a_message_goes_to_somebody() -> None:
    with pytest.raises(ValueError, match="somebody"):
        a_message(to=[])


HEADERS = {
    "content-type",
    "mime-version",
    "subject",
    "from",
    "to",
    "reply-to",
    "date",
    "message-id",
    "auto-submitted",
    "x-auto-response-suppress",
    "content-language",
}
nasty = st.text(max_size=120) | st.sampled_from(
    ["a\r\nBcc: x@y.be", "a\nX: y", "a\x0bX: y", "a\u2028X: y", 'a" <x@y.be>, "b']
)


@given(nasty, nasty, nasty)
def test_nothing_that_somebody_typed_becomes_a_header(name, value, file) -> None:
    Message.objects.all().delete()
    EditedText.objects.get_or_create(
        code="mail.trial", language="nl", subject="{name} {link}", body="{name}"
    )
    message = a_message(
        to=[Address(name, "ela@example.org"), Address(value, "jef@example.org")],
        values={"name": value, "link": ""},
        attachments=[Attachment(file, b"x", "text/plain")],
    )
    letter = email.message_from_bytes(compose(message), policy=policy.compat32)

    assert {header.lower() for header in letter} <= HEADERS
    found = [address.email for address in message.addresses]
    assert found == ["ela@example.org", "jef@example.org"]
    parsed = email.utils.getaddresses(letter.get_all("To"))
    assert [address for _name, address in parsed] == found
    parts = [part.get_content_type() for part in letter.walk()]
    assert parts == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/plain",
    ]
