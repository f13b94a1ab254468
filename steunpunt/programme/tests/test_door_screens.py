"""The door page: it works without scripts, and answers scripts with the whole list."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.sector.tests.builders import a_person, a_user, who_may_see_people

pytestmark = pytest.mark.django_db
MARCH = date(2031, 3, 4)


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def staff(client):
    user = who_may_see_people(a_user("jef@steunpunt.example", "staff"))
    client.force_login(user)
    return client


@pytest.fixture
def session():
    return an_activity(MARCH).sessions.get()


def address(session, name="door") -> str:
    return reverse(f"activity:{name}", args=[session.activity_id, session.pk])


def test_a_tick_without_scripts_comes_back_to_the_page(staff, session) -> None:
    lotte = a_registration(session.activity)
    sent = {"registration": lotte.pk, "present": "1", "q": "lot"}

    answer = staff.post(address(session, "tick"), sent)

    assert answer["Location"] == f"{address(session)}?q=lot"
    assert lotte.attendances.get().present
    page = staff.get(address(session)).content.decode()
    assert 'aria-pressed="true"' in page


def test_searching_works_without_scripts_and_without_accents(staff, session) -> None:
    a_registration(session.activity, a_person("Zoë", "Aerts"))
    a_registration(session.activity, a_person("Jef", "Claes"))

    page = staff.get(address(session), {"q": "zoe"}).content.decode()

    assert "Zoë Aerts" in page
    assert "Jef Claes" not in page


def test_scripts_hear_who_is_there_and_may_send_twice(staff, session) -> None:
    lotte = a_registration(session.activity)
    sent = {
        "registration": lotte.pk,
        "present": "1",
        "key": uuid.uuid4().hex,
        "age": 5000,
    }

    for _twice in range(2):
        answer = staff.post(
            address(session, "tick"), sent, headers={"accept": "application/json"}
        )
        assert answer.json() == {"there": [lotte.pk], "refused": ""}


def test_a_tick_that_is_refused_says_why(staff, session) -> None:
    json = {"accept": "application/json"}
    stranger = {"registration": 10**6, "present": "1"}

    answer = staff.post(address(session, "tick"), stranger, headers=json)
    garbled = staff.post(address(session, "tick"), {"present": "x"}, headers=json)

    assert (answer.status_code, garbled.status_code) == (409, 409)
    assert "does not fit" in answer.json()["refused"]


def test_a_session_of_another_activity_has_no_door_here(staff, session) -> None:
    other = an_activity(MARCH)
    path = reverse("activity:door", args=[other.pk, session.pk])

    assert staff.get(path).status_code == 404


def test_who_may_not_read_names_stands_at_no_door(client, session) -> None:
    client.force_login(a_user("ed@steunpunt.example", "editor"))

    assert client.get(address(session)).status_code in (302, 403)


def test_somebody_walks_into_a_full_activity(staff) -> None:
    session = an_activity(MARCH, places=1).sessions.get()
    a_registration(session.activity)
    mo = {"first_name": "Mo", "last_name": "Aziz"}

    full = staff.post(address(session, "walk_in"), mo)
    assert full.status_code == 409
    assert "Add one place" in full.content.decode()

    staff.post(address(session, "walk_in"), mo | {"one_more": "1"})
    session.activity.refresh_from_db()
    assert session.activity.places == 2
    mos = session.activity.registrations.get(person__first_name="Mo")
    assert mos.attendances.get().present


def test_without_a_name_nobody_is_written_in(staff, session) -> None:
    assert staff.post(address(session, "walk_in"), {}).status_code == 422


def test_the_list_is_closed(staff, session) -> None:
    jef = a_registration(session.activity)

    staff.post(address(session, "close_list"))

    assert jef.attendances.get().present is False
    session.refresh_from_db()
    assert session.status == "held"
