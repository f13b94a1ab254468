"""Writing to the people of an activity: who gets it, in which words, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.mail.editing import Wording
from steunpunt.mail.models import Message
from steunpunt.programme.letters import mailing
from steunpunt.programme.letters.mailing import Letter, NobodyGetsIt, ReceiversChanged
from steunpunt.programme.models import Booking, Mailing, Registration
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_user, who_may_see_people

pytestmark = pytest.mark.django_db
DUTCH = Wording("Breng een laptop mee", "Dag {name}\n\nVoor {people}: een laptop.")
ENGLISH = Wording("Bring a laptop", "Hello {name}\n\nFor {people}: a laptop.")


def someone(first_name: str, email: str = "") -> Person:
    return Person.objects.create(first_name=first_name, last_name="Claes", email=email)


def a_booking(activity, email="contact@x.example", language="nl") -> Booking:
    return Booking.objects.create(
        activity=activity,
        contact_name="Noor",
        contact_email=email,
        language=language,
        made_at=timezone.now(),
    )


def a_letter(group="everyone", **more) -> Letter:
    return Letter(group, {"nl": DUTCH, **more})


def sent(activity, letter, key=None) -> Mailing:
    shown = mailing.fingerprint(mailing.receivers(activity, letter.group))
    return mailing.send(activity, letter, key=key or uuid4(), shown=shown, by=None)


def emails_in(activity, group) -> list[str]:
    return [one.address.email for one in mailing.receivers(activity, group)]


def test_each_group_is_who_it_says() -> None:
    activity = an_activity(timezone.localdate() - timedelta(days=1), status="held")
    session = activity.sessions.get()
    came = a_registration(activity, someone("An", "an@x.example"))
    was_there(came, session)
    stayed = a_registration(activity, someone("Ben", "ben@x.example"))
    was_there(stayed, session, present=False)
    a_registration(activity, someone("Cis", "cis@x.example"))  # nobody noted it
    a_registration(activity, someone("Dré", "dre@x.example"), status="waiting")
    gone = someone("Els", "els@x.example")
    now = timezone.now()
    a_registration(activity, gone, status="cancelled", cancelled_at=now)

    an, ben, cis, dre = (f"{one}@x.example" for one in ("an", "ben", "cis", "dre"))
    assert emails_in(activity, "everyone") == [an, ben, cis, dre]
    assert emails_in(activity, "confirmed") == [an, ben, cis]
    assert emails_in(activity, "waiting") == [dre]
    assert emails_in(activity, "present") == [an]
    assert emails_in(activity, "absent") == [ben]


def test_who_has_no_address_is_reached_by_who_arranged_it_and_that_is_one_mail():
    activity = an_activity()
    booking = a_booking(activity)
    for name in ("An", "Ben"):
        a_registration(activity, someone(name), booking=booking)
    nobody = a_registration(activity, someone("Cis"))

    made = sent(activity, a_letter())

    message = Message.objects.get()
    assert message.to == "Noor <contact@x.example>"
    assert "Voor An Claes, Ben Claes: een laptop." in message.text
    assert made.count == 1
    assert mailing.out_of_reach(activity, "everyone") == [nobody]


def test_everyone_reads_their_own_language_when_it_has_words() -> None:
    activity = an_activity()
    english = a_booking(activity, "en@x.example", "en")
    a_registration(activity, someone("An"), booking=english)
    a_registration(activity, someone("Ben", "ben@x.example"))

    sent(activity, a_letter(en=ENGLISH))
    sent(activity, a_letter())

    found = Message.objects.order_by("pk").values_list("language", "subject")
    assert list(found) == [
        ("en", "Bring a laptop"),
        ("nl", "Breng een laptop mee"),
        ("nl", "Breng een laptop mee"),
        ("nl", "Breng een laptop mee"),
    ]


def test_the_same_form_twice_is_sent_once() -> None:
    activity = an_activity()
    a_registration(activity, someone("An", "an@x.example"))
    key = uuid4()

    first = sent(activity, a_letter(), key)
    a_registration(activity, someone("Ben", "ben@x.example"))
    again = sent(activity, a_letter(), key)

    assert first == again
    assert Message.objects.count() == 1


def test_nobody_gets_what_the_sender_did_not_see_them_get() -> None:
    activity = an_activity()
    a_registration(activity, someone("An", "an@x.example"))
    shown = mailing.fingerprint(mailing.receivers(activity, "everyone"))
    a_registration(activity, someone("Ben", "ben@x.example"))

    with pytest.raises(ReceiversChanged):
        mailing.send(activity, a_letter(), key=uuid4(), shown=shown, by=None)

    assert not Message.objects.exists()


def test_a_mail_to_nobody_is_refused() -> None:
    with pytest.raises(NobodyGetsIt):
        sent(an_activity(), a_letter())


@pytest.fixture
def staff(client, settings):
    settings.LANGUAGE_CODE = "en"
    client.force_login(who_may_see_people(a_user("jef@x.example", "staff")))
    return client


def test_staff_look_first_and_then_send(staff) -> None:
    activity = an_activity()
    a_registration(activity, someone("An", "an@x.example"))
    page = reverse("activity:mail", args=[activity.pk])
    form = {
        "group": "confirmed",
        "subject_nl": "Breng een laptop mee",
        "body_nl": "Dag {name}",
        "key": str(uuid4()),
    }

    looked = staff.post(page, form | {"do": "look"})
    assert "1 message goes out" in looked.content.decode()
    assert not Message.objects.exists()
    shown = looked.context["shown"]
    for _time in range(2):
        answer = staff.post(page, form | {"do": "send", "shown": shown}, follow=True)

    assert Message.objects.count() == Mailing.objects.count() == 1
    assert "an@x.example" in answer.content.decode()
    own = staff.get(reverse("activity:inspect", args=[activity.pk])).content.decode()
    assert "Breng een laptop mee" in own


@pytest.mark.parametrize(
    "wrong",
    [
        {"body_nl": "Dag {naam}"},
        {"body_nl": "Dag {name}\n\n…"},
        {"subject_en": "Hello"},
        {"group": "friends"},
    ],
)
def test_what_cannot_be_sent_is_said(staff, wrong) -> None:
    activity = an_activity()
    a_registration(activity, someone("An", "an@x.example"))
    form = {
        "group": "confirmed",
        "subject_nl": "Dag",
        "body_nl": "Dag {name}",
        "key": str(uuid4()),
        "do": "send",
    }

    answer = staff.post(reverse("activity:mail", args=[activity.pk]), form | wrong)

    assert answer.status_code == 422
    assert not Message.objects.exists()


def test_the_outbox_is_not_for_who_only_reads_records(client, settings) -> None:
    activity = an_activity()
    a_registration(activity, someone("An", "an@x.example"))
    client.force_login(a_user("ed@x.example", "editor"))

    answer = client.get(reverse("activity:mail", args=[activity.pk]))

    assert answer.status_code in (302, 403)
    assert Registration.objects.count() == 1
