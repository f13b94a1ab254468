"""The screens of the programme: what staff fill in, the verbs take over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.programme.models import (
    Activity,
    Attendance,
    Evaluation,
    Registration,
    Track,
)
from steunpunt.programme.placing import registering
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.sector.models import HalfDayRule
from steunpunt.sector.tests.builders import (
    a_person,
    a_role,
    a_theme,
    a_user,
    an_organisation,
    who_may_see_people,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2031, 3, 4), date(2031, 4, 1)


@pytest.fixture
def staff(client):
    """A browser in which a member of staff is signed in, in English."""
    user = who_may_see_people(a_user("jef@steunpunt.example", "staff"))
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def session_row(number: int, day: date, **more) -> dict:
    row = {
        "day": day.isoformat(),
        "first": "09:30",
        "last": "12:30",
        "mode": "on_site",
        "status": "planned",
    } | more
    return {f"sessions-{number}-{name}": value for name, value in row.items()}


def form_of(*rows: dict, existing=0, **more) -> dict:
    found = {
        "title": "Starten met vrijwilligers",
        "in_open_programme": "on",
        "admission": "open",
        "offer_hours": 48,
        "sessions_for_certificate": 1,
        "sessions-TOTAL_FORMS": len(rows),
        "sessions-INITIAL_FORMS": existing,
    }
    for row in rows:
        found |= row
    return found | more


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_an_activity_is_planned_with_its_sessions(staff) -> None:
    HalfDayRule.objects.all().delete()
    theme = a_theme()
    rows = session_row(0, APRIL), session_row(1, MARCH, last="17:30", mode="online")

    response = staff.post(reverse("activity:add"), form_of(*rows, themes=theme.pk))

    activity = Activity.objects.get(starts_on=MARCH)
    assert response.url == reverse("activity:inspect", args=[activity.pk])
    assert list(activity.themes.all()) == [theme]
    found = activity.sessions.values_list("number", "half_days", "starts_at__date")
    assert list(found) == [(1, 2, MARCH), (2, 1, APRIL)]


def test_a_row_that_was_left_empty_is_no_session(staff) -> None:
    empty = {"sessions-1-mode": "on_site", "sessions-1-status": "planned"}

    staff.post(reverse("activity:add"), form_of(session_row(0, MARCH), empty))

    assert Activity.objects.get(starts_on=MARCH).sessions.count() == 1


def test_a_session_that_ends_before_it_starts_is_refused_in_words(staff) -> None:
    row = session_row(0, MARCH, last="08:00")

    response = staff.post(reverse("activity:add"), form_of(row))

    assert "The session ends before it starts." in response.content.decode()
    assert not Activity.objects.filter(title="Starten met vrijwilligers").exists()


def test_half_days_by_hand_need_a_reason(staff) -> None:
    row = session_row(0, MARCH, half_days_override="3")

    response = staff.post(reverse("activity:add"), form_of(row))

    assert "Say why the half-days are set by hand." in response.content.decode()


def test_what_the_verb_refuses_stands_above_the_form(staff) -> None:
    activity = an_activity(MARCH, status="held")
    session = activity.sessions.get()
    was_there(a_registration(activity), session)
    row = session_row(0, MARCH, status="cancelled", id=session.pk)

    response = staff.post(
        reverse("activity:edit", args=[activity.pk]), form_of(row, existing=1)
    )

    assert "People came to session 1" in response.content.decode()
    assert activity.sessions.get().status == "held"


def test_staff_cancel_a_session_and_do_not_remove_it(staff) -> None:
    activity = an_activity(MARCH)
    row = session_row(0, MARCH, id=activity.sessions.get().pk, DELETE="on")

    staff.post(reverse("activity:edit", args=[activity.pk]), form_of(row, existing=1))

    assert activity.sessions.count() == 1


def test_the_page_shows_the_half_days_and_who_is_registered(staff) -> None:
    activity = an_activity(MARCH)
    a_registration(activity, a_person("Lotte", "Sabbe"))

    page = staff.get(reverse("activity:inspect", args=[activity.pk])).content.decode()

    assert "Lotte Sabbe" in page
    assert "It counts in the figures once it took place" in page


def test_a_step_is_taken_by_a_button_and_never_by_a_link(staff) -> None:
    activity = an_activity(timezone.localdate() - timedelta(days=1))
    address = reverse("activity:step", args=[activity.pk])

    assert staff.get(address).status_code == 405
    response = staff.post(address, {"step": "held"}, follow=True)

    assert told(response) == ["It took place, and counts in the figures."]
    assert Activity.objects.get(pk=activity.pk).status == "held"


def test_a_step_that_is_refused_says_why(staff) -> None:
    activity = an_activity(timezone.localdate() + timedelta(days=9))

    response = staff.post(
        reverse("activity:step", args=[activity.pk]), {"step": "held"}, follow=True
    )

    assert told(response) == ["None of its sessions has begun yet."]


def test_the_organisation_is_the_one_of_the_role_unless_said_otherwise(staff) -> None:
    activity, person = an_activity(MARCH), a_person()
    zilverlinde = an_organisation()
    a_role(person, zilverlinde)
    address = reverse("activity:register_person", args=[activity.pk, person.pk])

    form = staff.get(address).context["form"]
    response = staff.post(
        address, {"organisation": form["organisation"].value(), "status": "confirmed"}
    )

    assert response.url == reverse("activity:register", args=[activity.pk])
    made = activity.registrations.get()
    assert (made.person, made.organisation) == (person, zilverlinde)


def test_another_organisation_is_chosen(staff) -> None:
    activity, person, other = an_activity(MARCH), a_person(), an_organisation("Zon")
    address = reverse("activity:register_person", args=[activity.pk, person.pk])

    unsaid = staff.post(address, {"organisation": "other", "status": "waiting"})
    staff.post(
        address, {"organisation": "other", "other": other.pk, "status": "waiting"}
    )

    assert unsaid.status_code == 422
    made = activity.registrations.get()
    assert (made.organisation, made.status) == (other, "waiting")


def test_someone_is_found_by_part_of_the_name(staff) -> None:
    activity = an_activity(MARCH)
    person = a_person("Roosmarijn", "Zandbergen")
    registered = a_person("Roosje", "Zandbergen")
    a_registration(activity, registered)

    response = staff.get(
        reverse("activity:register", args=[activity.pk]), {"q": "zandb roos"}
    )

    assert {*response.context["found"]} == {person, registered}
    assert response.context["registered"] == {registered.pk}


def test_someone_new_is_added_on_the_way(staff) -> None:
    activity = an_activity(MARCH)

    response = staff.post(
        reverse("activity:register", args=[activity.pk]),
        {"first_name": "Nieuw", "last_name": "Gezicht", "email": ""},
    )

    assert reverse("activity:register", args=[activity.pk]) in response.url


def test_a_sheet_is_saved_in_one_post(staff) -> None:
    activity = an_activity(MARCH)
    session = activity.sessions.get()
    lotte, jef = (a_registration(activity, a_person(name)) for name in ("Lotte", "Jef"))

    response = staff.post(
        reverse("activity:sheet", args=[activity.pk]),
        {"before": "", "present": f"{lotte.pk}-{session.pk}", "held": session.pk},
        follow=True,
    )

    assert told(response) == ["Saved: 1 came, 1 did not come, 1 session took place."]
    seen = Attendance.objects.filter(session=session)
    assert dict(seen.values_list("registration", "present")) == {
        lotte.pk: True,
        jef.pk: False,
    }


def test_a_sheet_that_does_not_fit_says_so_and_keeps_what_was_ticked(staff) -> None:
    activity = an_activity(MARCH)
    session = activity.sessions.get()
    lotte = a_registration(activity)
    ticks = [f"{lotte.pk}-{session.pk}", f"999999-{session.pk}"]

    response = staff.post(
        reverse("activity:sheet", args=[activity.pk]),
        {"before": "", "present": ticks, "held": session.pk},
    )

    page = response.content.decode()
    assert (response.status_code, "Not saved." in page) == (409, True)
    assert f'value="{lotte.pk}-{session.pk}" checked' in page
    assert not Attendance.objects.filter(session=session).exists()


def test_one_session_of_a_series_has_its_own_sheet(staff) -> None:
    activity = an_activity(MARCH, APRIL)
    a_registration(activity)
    address = reverse("activity:sheet", args=[activity.pk])

    both, second = staff.get(address), staff.get(address, {"sessie": 2})

    shown = [len(page.context["sessions"]) for page in (both, second)]
    assert shown == [2, 1]


def test_a_sheet_of_hundreds_costs_no_more_queries(
    staff, django_assert_max_num_queries
) -> None:
    activity = an_activity(MARCH, APRIL)
    for number in range(300):
        a_registration(activity, a_person(f"P{number}"))

    with django_assert_max_num_queries(25):
        response = staff.get(reverse("activity:sheet", args=[activity.pk]))

    assert len(response.context["rows"]) == 300


def test_paper_forms_come_in_several_at_once(staff) -> None:
    activity = an_activity(MARCH, status="held")
    rows = {
        "form-TOTAL_FORMS": 10,
        "form-INITIAL_FORMS": 0,
        "form-0-overall": "8",
        "form-0-would_recommend": "9",
        "form-3-comment": "Meer pauzes",
    }
    address = reverse("activity:evaluate", args=[activity.pk])

    wrong = staff.post(address, rows | {"lowest": 0, "highest": 5})
    staff.post(address, rows | {"lowest": 0, "highest": 10})

    assert "The score lies outside its scale." in wrong.content.decode()
    found = activity.evaluations.order_by("comment")
    assert list(found.values_list("overall", "would_recommend", "comment")) == [
        (8, 9, ""),
        (None, None, "Meer pauzes"),
    ]


def test_a_registration_goes_on_by_its_buttons(staff) -> None:
    waiting = registering.register(
        an_activity(MARCH), a_person(), organisation=None, by=None, status="waiting"
    )
    address = reverse("registration:step", args=[waiting.pk])

    staff.post(address, {"step": "confirmed"})
    staff.post(address, {"step": "cancelled", "note": "Ziek"})

    page = staff.get(reverse("registration:inspect", args=[waiting.pk]))
    assert Registration.objects.get(pk=waiting.pk).status == "cancelled"
    assert "Ziek" in page.content.decode()


def test_a_colleague_comes_instead(staff) -> None:
    lotte = a_registration(an_activity(MARCH))
    jef = a_person("Jef", "Kindt")

    response = staff.post(
        reverse("registration:substitute", args=[lotte.pk]), {"person": jef.pk}
    )

    instead = lotte.activity.registrations.confirmed().get()
    assert (instead.person, instead.replaces) == (jef, lotte)
    assert response.url == reverse("registration:inspect", args=[instead.pk])


def test_mending_the_organisation_asks_why(staff) -> None:
    made, zon = a_registration(an_activity(MARCH)), an_organisation("Zon")
    address = reverse("registration:correct", args=[made.pk])

    unsaid = staff.post(address, {"organisation": zon.pk, "reason": ""})
    staff.post(address, {"organisation": zon.pk, "reason": "Vergissing"})

    assert unsaid.status_code == 422
    assert Registration.objects.get(pk=made.pk).organisation == zon


def listed(client, name: str, **query) -> list:
    response = client.get(reverse(f"{name}:index"), query)
    return list(response.context["object_list"])


def test_activities_whose_attendance_is_not_noted_are_found(staff) -> None:
    past = timezone.localdate() - timedelta(days=3)
    noted, not_noted = an_activity(past, title="A"), an_activity(past, title="B")
    was_there(a_registration(noted), noted.sessions.get())
    a_registration(not_noted)

    found = listed(staff, "activity", attendance="missing", year=past.year)

    assert not_noted in found
    assert noted not in found


def test_lists_are_narrowed_by_year_status_kind_and_theme(staff) -> None:
    theme = a_theme()
    activity = an_activity(MARCH, title="Zeldzaam")
    activity.themes.add(theme)
    an_activity(APRIL, title="Ander")

    narrowed = {"year": 2031, "status": "planned", "themes": theme.pk}
    assert listed(staff, "activity", **narrowed) == [activity]
    assert listed(staff, "activity", q="zeldzaam") == [activity]


def test_registrations_are_narrowed_by_whether_someone_came(staff) -> None:
    activity = an_activity(MARCH, status="held")
    came, absent, unknown = (
        a_registration(activity, a_person(name)) for name in ("A", "B", "C")
    )
    was_there(came, activity.sessions.get())
    was_there(absent, activity.sessions.get(), present=False)

    assert listed(staff, "registration", year=2031, attendance="came") == [came]
    assert listed(staff, "registration", year=2031, attendance="absent") == [absent]
    assert unknown in listed(staff, "registration", year=2031, status="confirmed")


@pytest.mark.parametrize("name", ["activity", "session", "registration", "evaluation"])
def test_a_list_costs_as_many_queries_with_twenty_rows_as_with_two(
    staff, name, django_assert_max_num_queries
) -> None:
    activity = an_activity(MARCH, title="Zoveel", status="held")
    organisation = an_organisation()

    def more(count: int) -> None:
        for _ in range(count):
            other = an_activity(MARCH, title="Zoveel")
            a_registration(other, a_person(), organisation=organisation)
            Evaluation.objects.create(activity=activity, comment="Zoveel")

    more(5)  # fewer answers than that are hidden
    few = _queries(staff, name)
    more(18)

    assert _queries(staff, name) <= few


def _queries(client, name: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse(f"{name}:index")
    client.get(address, {"q": "Zoveel"})
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address, {"q": "Zoveel"})
    assert response.status_code == 200
    return len(queries)


def test_a_reader_sees_the_pages_and_no_buttons(client) -> None:
    client.force_login(a_user("eva@steunpunt.example", "editor"))
    activity = an_activity(MARCH)
    registration = a_registration(activity)

    page = client.get(reverse("activity:inspect", args=[activity.pk])).content.decode()

    assert "<button" not in page.split("</header>")[1].split("w-messages")[0]
    for address in (
        reverse("activity:sheet", args=[activity.pk]),
        reverse("activity:register", args=[activity.pk]),
        reverse("activity:evaluate", args=[activity.pk]),
        reverse("registration:substitute", args=[registration.pk]),
        reverse("registration:correct", args=[registration.pk]),
    ):
        assert client.get(address).status_code == 302
    for name, pk in (("activity", activity.pk), ("registration", registration.pk)):
        post = client.post(reverse(f"{name}:step", args=[pk]), {"step": "cancelled"})
        assert post.status_code == 302
    assert Registration.objects.get(pk=registration.pk).status == "confirmed"


def test_a_list_says_yes_and_no(staff) -> None:
    Track.objects.create(title="Je eerste jaar", is_public=True)

    listed = staff.get(reverse("track:index")).content.decode()

    assert "yes" in listed
    assert "True" not in listed
