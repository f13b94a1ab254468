"""Other dates of the same activity, and tracks of several."""

import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from steunpunt.mail.models import Message
from steunpunt.programme.addresses import address_of, address_of_track
from steunpunt.programme.models import (
    EvaluationRound,
    RegistrationQuestions,
    Track,
    TrackPart,
)
from steunpunt.programme.plan import planning
from steunpunt.programme.plan.copying import copy
from steunpunt.programme.public.showing import forget_pages
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.sector.tests.builders import a_person, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_pages():
    forget_pages()


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def another_date(activity, day, *, is_public=True):
    fresh = copy(activity, first_day=day, by=None, as_another_date=True)
    type(fresh).objects.filter(pk=fresh.pk).update(is_public=is_public)
    fresh.refresh_from_db()
    return fresh


def a_track(*activities, **more) -> Track:
    track = Track.objects.create(title="Nieuw in het werk", **more)
    for position, activity in enumerate(activities, 1):
        TrackPart.objects.create(track=track, activity=activity, position=position)
    return track


def test_machines_read_a_track_as_a_series_in_order() -> None:
    later, sooner = (an_activity(soon(n), is_public=True) for n in (40, 20))
    track = a_track(later, sooner, is_public=True)

    page = Client().get(address_of_track(track)).content.decode()

    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    series = json.loads(block)
    assert (series["@type"], series["name"]) == ("EventSeries", track.title)
    assert [one["startDate"] for one in series["subEvent"]] == [
        str(later.starts_on),
        str(sooner.starts_on),
    ]


def test_another_date_joins_the_series_and_each_knows_the_others_to_come() -> None:
    first = an_activity(soon(), is_public=True)
    second = another_date(first, soon(40))
    third = another_date(second, soon(50))
    another_date(first, soon(60), is_public=False)
    another_date(first, soon(-60))
    alone = copy(first, first_day=soon(70), by=None)

    assert list(first.other_dates(soon(0))) == [second, third]
    assert list(third.other_dates(soon(0))) == [first, second]
    assert list(alone.other_dates(soon(0))) == []


def test_the_page_of_one_date_leads_to_the_other(client) -> None:
    first = an_activity(soon(), is_public=True)
    second = another_date(first, soon(40))

    assert address_of(second) in client.get(address_of(first)).content.decode()
    assert address_of(first) in client.get(address_of(second)).content.decode()


def test_who_reads_that_it_is_cancelled_reads_the_other_dates() -> None:
    first = an_activity(soon(), is_public=True)
    second = another_date(first, soon(40))
    person = a_person()
    type(person).objects.update(email="lotte@x.example")
    a_registration(first, person)

    planning.cancel(first, by=None, why="De spreker is ziek.")

    text = Message.objects.get(code="programme.called_off").text
    assert "Het gaat ook door op:" in text
    assert f"-{second.pk}/" in text


def test_a_copy_takes_its_questions_along() -> None:
    activity = an_activity(date(2031, 3, 4))
    asked = a_questionnaire("registration")
    RegistrationQuestions.objects.create(activity=activity, questionnaire=asked)
    EvaluationRound.objects.create(
        activity=activity,
        purpose="evaluation",
        is_on=False,
        opens_on=date(2031, 3, 5),
        closes_on=date(2031, 3, 19),
    )

    again = copy(activity, first_day=date(2031, 4, 4), by=None)

    [round] = again.rounds.all()
    assert again.registration_questions.questionnaire == asked
    assert (round.is_on, round.opens_on, round.closes_on) == (
        False,
        date(2031, 4, 5),
        date(2031, 4, 19),
    )


def test_a_track_shows_what_is_on_the_website_in_its_own_order(client) -> None:
    last, hidden, first, gone = (
        an_activity(soon(), is_public=True, title="Toepassen"),
        an_activity(soon(), title="Geheim"),
        an_activity(soon(40), is_public=True, title="Beginnen"),
        an_activity(soon(), is_public=True, title="Weg", status="cancelled"),
    )
    track = a_track(first, hidden, last, gone, is_public=True)

    page = client.get(address_of_track(track))

    assert [item.activity for item in page.context["items"]] == [first, last]
    assert address_of_track(track) in client.get(address_of(first)).content.decode()


def test_a_track_that_is_not_on_the_website_is_nowhere(client) -> None:
    activity = an_activity(soon(), is_public=True)
    track = a_track(activity)

    assert client.get(address_of_track(track)).status_code == 404
    assert "Nieuw in het werk" not in client.get(address_of(activity)).content.decode()


def test_staff_plan_another_date_and_say_that_it_is_the_same(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    activity = an_activity(soon())
    day = soon(40)

    client.post(
        reverse("activity:again", args=[activity.pk]),
        {"first_day": day.isoformat(), "as_another_date": "on"},
    )

    activity.refresh_from_db()
    [fresh] = activity.series.activities.exclude(pk=activity.pk)
    page = client.get(reverse("activity:inspect", args=[activity.pk]))
    assert fresh.starts_on == day
    assert list(page.context["other_dates"]) == [fresh]


def test_staff_make_a_track_of_activities_in_order(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    first, second = an_activity(soon()), an_activity(soon(40))

    answer = client.post(
        reverse("track:add"),
        {
            "title": "Nieuw in het werk",
            "parts-TOTAL_FORMS": 2,
            "parts-INITIAL_FORMS": 0,
            "parts-0-position": 2,
            "parts-0-activity": first.pk,
            "parts-1-position": 1,
            "parts-1-activity": second.pk,
        },
    )

    assert answer.status_code == 302
    [track] = Track.objects.all()
    assert [part.activity for part in track.parts.all()] == [second, first]
