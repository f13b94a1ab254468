"""Afterwards: who was present is asked once, reminded once, and answers once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from steunpunt.mail.models import Message
from steunpunt.programme.afterwards import answering
from steunpunt.programme.afterwards.certificates import issue
from steunpunt.programme.afterwards.inviting import ask_afterwards
from steunpunt.programme.afterwards.links import token_of
from steunpunt.programme.models import (
    Evaluation,
    EvaluationInvitation,
    EvaluationRound,
    FollowUp,
)
from steunpunt.programme.tests.builders import (
    a_registration,
    an_activity,
    at,
    was_there,
)
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.sector.tests.builders import a_person

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)


def later(days: int):
    return at(DAY + timedelta(days=days), 9)


def held(present: int = 1, **more):
    """An activity on the website that took place, with people who came."""
    more.setdefault("is_public", True)
    activity = an_activity(DAY, status="held", **more)
    for number in range(present):
        someone(activity, f"Nr{number}")
    return activity


def someone(activity, name="Nr", *, present=True, email=None):
    person = a_person(
        name, "Sabbe", email=f"{name}@x.example" if email is None else email
    )
    registration = a_registration(activity, person)
    was_there(registration, activity.sessions.first(), present=present)
    return registration


def mails(code):
    return Message.objects.filter(code=f"programme.{code}")


def links(activity):
    """The tokens of all who are invited, in the order of their names."""
    return [
        token_of(one.round, one.registration)
        for one in EvaluationInvitation.objects.filter(round__activity=activity)
    ]


def test_who_was_present_is_asked_the_day_after_and_once() -> None:
    activity = held(2)
    someone(activity, "Absent", present=False)

    assert ask_afterwards(at=later(0))["invited"] == 0
    assert ask_afterwards(at=later(1))["invited"] == 2
    assert ask_afterwards(at=later(1))["invited"] == 0

    assert [one.to for one in mails("evaluate").order_by("to")] == [
        "Nr0 Sabbe <Nr0@x.example>",
        "Nr1 Sabbe <Nr1@x.example>",
    ]


def test_who_was_noted_later_is_asked_later() -> None:
    activity = held(1)
    ask_afterwards(at=later(1))
    someone(activity, "Late")

    assert ask_afterwards(at=later(3))["invited"] == 1


def test_nobody_is_asked_while_a_session_is_to_come() -> None:
    activity = an_activity(DAY, DAY + timedelta(days=7), is_public=True)
    first = activity.sessions.order_by("number").first()
    type(first).objects.filter(pk=first.pk).update(status="held")
    registration = a_registration(activity, a_person(email="a@x.example"))
    was_there(registration, first)

    assert ask_afterwards(at=later(1))["invited"] == 0
    assert ask_afterwards(at=later(8))["invited"] == 1


@pytest.mark.parametrize(("public", "days"), [(False, 1), (True, 31), (True, 400)])
def test_what_we_did_not_offer_or_is_long_past_invites_nobody(public, days) -> None:
    held(3, is_public=public)

    assert ask_afterwards(at=later(days))["invited"] == 0
    assert not Message.objects.exists()


def test_who_did_not_answer_is_reminded_once() -> None:
    activity = held(2)
    ask_afterwards(at=later(1))
    answering.give(
        links(activity)[0], Evaluation(overall=80), {}, today=DAY + timedelta(2)
    )

    assert ask_afterwards(at=later(5))["reminded"] == 0
    assert ask_afterwards(at=later(6))["reminded"] == 1
    assert ask_afterwards(at=later(7))["reminded"] == 0
    assert "Nr1" in mails("evaluate_again").get().to


def test_a_reminder_holds_the_same_link() -> None:
    activity = held(1)
    ask_afterwards(at=later(1))
    ask_afterwards(at=later(6))

    (token,) = links(activity)
    assert token in mails("evaluate").get().text
    assert token in mails("evaluate_again").get().text


def test_after_the_closing_date_nobody_answers_or_is_reminded() -> None:
    activity = held(1)
    ask_afterwards(at=later(1))
    EvaluationRound.objects.update(closes_on=DAY + timedelta(days=4))

    assert ask_afterwards(at=later(6))["reminded"] == 0
    with pytest.raises(answering.RoundIsClosed):
        answering.give(
            links(activity)[0], Evaluation(overall=5), {}, today=DAY + timedelta(5)
        )
    assert not Evaluation.objects.exists()


def test_the_second_answer_of_a_link_is_refused() -> None:
    activity = held(1)
    ask_afterwards(at=later(1))
    (token,) = links(activity)
    answering.give(token, Evaluation(overall=5), {}, today=DAY + timedelta(2))

    with pytest.raises(answering.AnsweredAlready):
        answering.give(token, Evaluation(overall=1), {}, today=DAY + timedelta(2))

    assert Evaluation.objects.get().overall == 5


def test_who_was_invited_is_forgotten_two_weeks_after_the_end() -> None:
    activity = held(1)
    ask_afterwards(at=later(1))

    assert ask_afterwards(at=later(29))["forgotten"] == 0
    assert ask_afterwards(at=later(30))["forgotten"] == 1
    assert ask_afterwards(at=later(31))["invited"] == 0
    assert activity.rounds.count() == 1


def test_four_months_later_we_ask_what_became_of_it() -> None:
    activity = held(2)
    ask_afterwards(at=later(1))

    assert ask_afterwards(at=later(122))["invited"] == 2
    assert mails("follow_up").count() == 2

    (token, _other) = links(activity)
    answering.give(token, FollowUp(applied="partly"), {}, today=DAY + timedelta(123))
    assert ask_afterwards(at=later(127))["reminded"] == 1
    assert FollowUp.objects.get().activity == activity


def test_where_nothing_is_asked_people_are_thanked_once() -> None:
    activity = held(2)
    EvaluationRound.objects.create(
        activity=activity,
        purpose="evaluation",
        is_on=False,
        opens_on=DAY,
        closes_on=DAY + timedelta(days=9),
    )

    assert ask_afterwards(at=later(1)) == {
        "invited": 0,
        "reminded": 0,
        "thanked": 2,
        "forgotten": 0,
    }
    assert ask_afterwards(at=later(2))["thanked"] == 0


def test_the_certificate_goes_with_the_thanks_and_who_was_absent_gets_none() -> None:
    activity = held(1)
    someone(activity, "Weg", present=False)
    issue(activity)
    EvaluationRound.objects.create(
        activity=activity,
        purpose="evaluation",
        is_on=False,
        opens_on=DAY,
        closes_on=DAY + timedelta(days=9),
    )

    assert ask_afterwards(at=later(1))["thanked"] == 1

    message = Message.objects.get(code="programme.thanks")
    assert "Je getuigschrift zit bij deze mail." in message.text
    assert message.attachments.get().type == "application/pdf"


def test_who_has_no_address_of_their_own_is_not_asked() -> None:
    activity = held(0)
    someone(activity, "Post", email="")

    assert ask_afterwards(at=later(1))["invited"] == 0


# -- The page --------------------------------------------------------------------------


@pytest.fixture
def asked(db):
    """An activity of yesterday with one person, invited today; its link."""
    yesterday = timezone.localdate() - timedelta(days=1)
    activity = an_activity(yesterday, status="held", is_public=True)
    someone(activity)
    questionnaire = a_questionnaire()
    EvaluationRound.objects.create(
        activity=activity,
        purpose="evaluation",
        questionnaire=questionnaire,
        opens_on=yesterday + timedelta(days=1),
        closes_on=yesterday + timedelta(days=9),
    )
    ask_afterwards()
    return f"/evaluatie/{links(activity)[0]}/"


def test_looking_changes_nothing(client, asked) -> None:
    assert client.get(asked).status_code == 200
    assert client.get(f"/en{asked}").status_code == 200

    assert not EvaluationInvitation.objects.get().used
    assert not Evaluation.objects.exists()


def test_an_answer_comes_in_and_is_thanked_for(client, asked) -> None:
    version = EvaluationRound.objects.get().version
    scale, choice, several, words, yes_no = version.questions.all()

    sent = client.post(
        asked,
        {
            "overall": "4",
            "would_recommend": "9",
            "comment": "Meer pauzes",
            f"vraag-{scale.pk}": "2",
            f"vraag-{choice.pk}": "1",
            f"vraag-{several.pk}": ["1", "2"],
            f"vraag-{words.pk}": "Goed eten",
            f"vraag-{yes_no.pk}": "0",
        },
        follow=True,
    )

    assert "je antwoord is binnen" in sent.content.decode()
    evaluation = Evaluation.objects.get()
    assert (evaluation.overall, evaluation.scale_highest) == (4, 5)
    (answers,) = version.answer_sets.all()
    assert sorted(one.told() for one in answers.answers.all()) == [
        "2",
        "Goed eten",
        "bus",
        "fiets",
        "nee",
        "trein",
    ]
    assert not client.cookies.get("sessionid")


def test_a_form_without_what_is_needed_says_so(client, asked) -> None:
    version = EvaluationRound.objects.get().version
    words = version.questions.get(kind="text")
    number = "Mijn nummer is 85.07.30-033.28"

    sent = client.post(asked, {"comment": number, f"vraag-{words.pk}": number})

    assert sent.status_code == 422
    assert "Kies een getal van 1 tot 5." in sent.content.decode()
    assert sent.content.decode().count("rijksregisternummer") == 4  # each, and above
    assert not Evaluation.objects.exists()


def test_a_link_that_nobody_got_is_not_known(client) -> None:
    assert client.get("/evaluatie/abc/").status_code == 404


def test_a_closed_round_says_so(client, asked) -> None:
    EvaluationRound.objects.update(
        opens_on=date(2019, 1, 1), closes_on=timezone.localdate() - timedelta(days=1)
    )

    assert client.get(asked).status_code == 410
    assert client.post(asked, {"overall": "4"}).status_code == 410
    assert not Evaluation.objects.exists()
