"""Certificates: what the records say, frozen, verifiable, and never wrong for long."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from steunpunt.mail.models import Message
from steunpunt.programme.afterwards import certificates
from steunpunt.programme.afterwards.certificate_pdf import pdf_of
from steunpunt.programme.forgetting import forget
from steunpunt.programme.models import Activity, Certificate
from steunpunt.programme.placing import registering
from steunpunt.programme.tasks import send_certificate
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.sector.tests.builders import (
    a_person,
    a_user,
    blanked,
    who_may_see_people,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2031, 3, 4), date(2031, 4, 1)


@pytest.fixture
def activity():
    return an_activity(MARCH, APRIL, title="Groepsdynamica", status="held")


def who_came(activity, *numbers: int, **more):
    more.setdefault("email", "lotte@x.example")
    registration = a_registration(activity, a_person("Lotte", "Sabbe", **more))
    for session in activity.sessions.order_by("number"):
        was_there(registration, session, present=session.number in numbers)
    return registration


def verified(client, certificate) -> str:
    with override("en"):
        path = reverse("programme:certificate", args=[certificate.code])
        answer = client.get(path)
    return answer.content.decode()


def test_a_certificate_says_what_was_recorded(activity) -> None:
    who_came(activity, 1)

    [made] = certificates.issue(activity)

    assert made.name == "Lotte Sabbe"
    assert made.said == {
        "activity": "Groepsdynamica",
        "days": ["2031-03-04"],
        "sessions": 1,
        "of": 2,
        "half_days": 1,
    }


def test_made_again_changes_nothing(activity) -> None:
    who_came(activity, 1, 2)
    certificates.issue(activity)

    assert certificates.issue(activity) == []
    assert Certificate.objects.count() == 1


def test_only_who_came_to_enough_sessions_gets_one(activity) -> None:
    who_came(activity)
    once, twice = who_came(activity, 1), who_came(activity, 1, 2)
    Activity.objects.update(sessions_for_certificate=2)

    assert [one.registration for one in certificates.issue(activity)] == [twice]
    assert once.certificates.count() == 0


def test_a_session_that_was_not_held_does_not_count(activity) -> None:
    who_came(activity, 1)
    activity.sessions.update(status="planned")

    assert certificates.issue(activity) == []


def test_a_correction_makes_a_new_version_and_the_old_page_says_so(
    activity, client
) -> None:
    lotte = who_came(activity, 1)
    second = activity.sessions.get(number=2)
    [old] = certificates.issue(activity)

    registering.record_attendance(lotte, {second.pk: True})

    new = Certificate.objects.standing().get()
    assert (new.version, new.said["sessions"]) == (2, 2)
    assert "does not hold any more" in verified(client, old)
    assert "another certificate took its place" in verified(client, old)
    assert "This certificate holds" in verified(client, new)


def test_who_did_not_come_after_all_has_no_certificate_that_holds(
    activity, client
) -> None:
    lotte = who_came(activity, 1)
    first = activity.sessions.get(number=1)
    [old] = certificates.issue(activity)

    registering.record_attendance(lotte, {first.pk: False})

    assert not Certificate.objects.standing().exists()
    page = verified(client, old)
    assert "does not hold any more" in page
    assert "took its place" not in page

    registering.record_attendance(lotte, {first.pk: True})
    assert Certificate.objects.standing().get().version == 2


def test_the_page_takes_a_code_as_it_is_printed_and_no_other(activity, client) -> None:
    who_came(activity, 1)
    [made] = certificates.issue(activity)

    typed = reverse("programme:certificate", args=[made.shown_code.lower()])
    made_up = reverse("programme:certificate", args=["AAAABBBBCCCCDDDD"])

    assert client.get(typed).status_code == 200
    assert client.get(made_up).status_code == 404


def test_of_who_was_erased_the_name_goes(activity, client) -> None:
    who_came(activity, 1)
    [made] = certificates.issue(activity)
    blanked(made.registration.person)

    assert "Sabbe" not in verified(client, made)
    assert forget()["names"] == 1
    made.refresh_from_db()
    assert made.name == ""
    assert certificates.issue(activity) == []
    assert Certificate.objects.standing().get() == made


def test_it_goes_out_by_mail_once_with_the_pdf(activity) -> None:
    who_came(activity, 1)
    [made] = certificates.issue(activity)

    for _twice in range(2):
        send_certificate.func(made.pk)

    message = Message.objects.get()
    assert message.code == "programme.certificate"
    assert message.to == "Lotte Sabbe <lotte@x.example>"
    assert f"/getuigschrift/{made.code}/" in message.text
    assert bytes(message.attachments.get().content).startswith(b"%PDF")


def test_without_an_address_it_is_only_on_the_screen(activity) -> None:
    who_came(activity, 1, email="")
    [made] = certificates.issue(activity)

    send_certificate.func(made.pk)

    assert Message.objects.count() == 0


def test_what_was_replaced_before_it_went_is_not_sent(activity) -> None:
    lotte = who_came(activity, 1)
    [old] = certificates.issue(activity)
    registering.record_attendance(lotte, {activity.sessions.get(number=2).pk: True})

    send_certificate.func(old.pk)

    assert Message.objects.count() == 0


def test_the_pdf_is_one_tagged_page_in_the_language_of_the_holder(activity) -> None:
    who_came(activity, 1)
    [made] = certificates.issue(activity)

    for language in ("nl", "en"):
        with pikepdf.open(BytesIO(pdf_of(made, language))) as pdf:
            assert len(pdf.pages) == 1
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang).startswith(language)
            assert b"<pdfuaid:part>1" in pdf.Root.Metadata.read_bytes()


def test_following_a_correction_asks_little_of_the_database(activity) -> None:
    people = [who_came(activity, 1) for _n in range(6)]
    certificates.issue(activity)

    with CaptureQueriesContext(
        connection,
    ) as few:
        certificates.follow(people[:1])
    with CaptureQueriesContext(connection) as many:
        certificates.follow(people)

    assert len(many) == len(few)


def test_staff_make_them_with_a_button(activity, client) -> None:
    who_came(activity, 1)
    client.force_login(who_may_see_people(a_user("jef@steunpunt.example", "staff")))
    path = reverse("activity:certificates", args=[activity.pk])

    client.post(path)

    made = Certificate.objects.get()
    assert made.shown_code in client.get(path).content.decode()
    pdf = client.get(reverse("activity:certificate", args=[activity.pk, made.pk]))
    assert pdf["Content-Type"] == "application/pdf"
