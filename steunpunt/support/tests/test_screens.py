"""The screens of support: decided with a reason, and remediation behind its wall."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.sector.models import HalfDayRule
from steunpunt.sector.tests.builders import (
    a_person,
    a_user,
    an_organisation,
    who_may_see_people,
)
from steunpunt.support.models import Support, SupportRequest, SupportSession
from steunpunt.support.tests.builders import (
    a_reason,
    a_request,
    a_support,
    a_support_session,
    an_accepted_request,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2031, 3, 4), date(2031, 4, 1)
SECRET = "Geheim Huis"  # noqa: S105 - a name, no password


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def signed_in(client, role: str, email="jef@steunpunt.example"):
    client.force_login(who_may_see_people(a_user(email, role)))
    return client


@pytest.fixture
def staff(client):
    return signed_in(client, "staff")


@pytest.fixture
def case_worker(client):
    return signed_in(client, "case_worker")


def test_a_request_is_received(staff) -> None:
    organisation = an_organisation()
    said = {
        "received_on": "2031-03-04",
        "channel": "phone",
        "organisation": organisation.pk,
        "asker": a_person().pk,
        "question": "Kunnen jullie helpen?",
    }

    response = staff.post(reverse("supportrequest:add"), said)

    made = SupportRequest.objects.get(received_on=MARCH)
    assert response.url == reverse("supportrequest:inspect", args=[made.pk])
    assert (made.organisation, made.target_group) == (organisation, "secondary")


def test_declining_without_a_reason_is_refused_where_it_can_be_mended(
    case_worker,
) -> None:
    request, reason = a_request(MARCH), a_reason()
    address = reverse("supportrequest:decide", args=[request.pk])
    said = {"decision": "declined", "on": "2031-04-01"}

    unsaid = case_worker.post(address, said)
    case_worker.post(address, said | {"reason": reason.pk})

    assert unsaid.context["form"].errors == {"reason": ["Choose why we decline."]}
    request.refresh_from_db()
    assert (request.decision, request.decline_reason) == ("declined", reason)


def test_a_day_before_it_was_asked_is_refused(case_worker) -> None:
    request = a_request(APRIL)

    response = case_worker.post(
        reverse("supportrequest:decide", args=[request.pk]),
        {"decision": "accepted", "on": "2031-03-04"},
    )

    assert list(response.context["form"].errors) == ["on"]


def test_staff_receive_but_do_not_decide(staff) -> None:
    request = a_request(MARCH)

    page = staff.get(reverse("supportrequest:inspect", args=[request.pk]))
    response = staff.post(
        reverse("supportrequest:decide", args=[request.pk]),
        {"decision": "accepted", "on": "2031-04-01"},
    )

    assert "A case worker decides on this request." in page.content.decode()
    assert response.status_code == 302
    assert SupportRequest.objects.get(pk=request.pk).decision == ""


def test_a_decision_is_taken_back_with_a_reason(case_worker) -> None:
    request = an_accepted_request(MARCH)

    case_worker.post(
        reverse("supportrequest:reopen", args=[request.pk]),
        {"on": "2031-04-01", "note": "Toch niet"},
    )

    page = case_worker.get(reverse("supportrequest:inspect", args=[request.pk]))
    assert SupportRequest.objects.get(pk=request.pk).decision == ""
    assert "opened again" in page.content.decode()


def test_a_support_starts_from_several_requests(staff) -> None:
    organisation = an_organisation()
    first = an_accepted_request(MARCH, organisation=organisation)
    second = an_accepted_request(APRIL, organisation=organisation)

    response = staff.post(
        reverse("supportrequest:start", args=[second.pk]),
        {
            "kind": "tailored",
            "title": "Bestuur",
            "requests": [first.pk, second.pk],
            "on": "2031-04-02",
        },
    )

    support = Support.objects.get(title="Bestuur")
    assert response.url == reverse("support:edit", args=[support.pk])
    assert (support.requested_on, support.requests.count()) == (MARCH, 2)


def form_of(support, *rows: dict, existing=0) -> dict:
    found = {
        "title": support.title,
        "kind": support.kind,
        "organisation": support.organisation_id or "",
        "sessions-TOTAL_FORMS": len(rows),
        "sessions-INITIAL_FORMS": existing,
    }
    for number, row in enumerate(rows):
        found |= {f"sessions-{number}-{name}": value for name, value in row.items()}
    return found


def test_sessions_are_noted_with_their_half_days(staff) -> None:
    HalfDayRule.objects.all().delete()
    support = a_support()
    address = reverse("support:edit", args=[support.pk])
    by_rule = {
        "day": "2031-04-01",
        "first": "09:00",
        "last": "16:00",
        "half_days": "",
        "status": "given",
    }
    said = {"day": "2031-04-02", "half_days": "3", "status": "planned"}

    staff.post(address, form_of(support, by_rule, said))

    found = support.sessions.order_by("held_on")
    assert list(found.values_list("half_days", "status")) == [
        (2, "given"),
        (3, "planned"),
    ]
    page = staff.get(reverse("support:inspect", args=[support.pk]))
    assert (page.context["given"], page.context["planned"]) == (2, 3)


def test_other_half_days_than_the_rule_ask_why(staff) -> None:
    HalfDayRule.objects.all().delete()
    support = a_support()
    row = {
        "day": "2031-04-01",
        "first": "09:00",
        "last": "11:00",
        "half_days": "2",
        "status": "given",
    }

    response = staff.post(
        reverse("support:edit", args=[support.pk]), form_of(support, row)
    )

    assert "has 1 half-days. Say why it counts for 2." in response.content.decode()
    assert support.sessions.count() == 0


def test_a_session_that_was_imported_with_times_keeps_its_half_days(staff) -> None:
    support = a_support()
    session = a_support_session(support, APRIL, half_days=3)
    row = {
        "id": session.pk,
        "day": "2031-04-01",
        "half_days": "3",
        "status": "given",
        "staff": "Jef",
    }

    staff.post(
        reverse("support:edit", args=[support.pk]), form_of(support, row, existing=1)
    )

    session.refresh_from_db()
    assert (session.half_days, session.staff) == (3, "Jef")


def test_people_are_named_and_counted(staff) -> None:
    support, lotte = a_support(), a_person()
    address = reverse("support:people", args=[support.pk])

    staff.post(address, {"what": "add", "person": lotte.pk})
    staff.post(address, {"what": "count", "counted": "12"})

    support.refresh_from_db()
    assert support.participants.get().person == lotte
    assert support.participants_counted == 12

    staff.post(address, {"what": "remove", "person": lotte.pk})

    assert support.participants.count() == 0


def test_fewer_than_are_named_is_refused_in_words(staff) -> None:
    support = a_support()
    address = reverse("support:people", args=[support.pk])
    for name in ("A", "B"):
        staff.post(address, {"what": "add", "person": a_person(name).pk})

    response = staff.post(address, {"what": "count", "counted": "1"}, follow=True)

    told = [str(message) for message in response.context["messages"]]
    assert told[-1].startswith("2 people are named")


def test_a_support_is_closed_and_opened_again(staff) -> None:
    support = a_support(requested_on=MARCH)

    staff.post(reverse("support:close", args=[support.pk]), {"on": "2031-04-01"})
    closed = Support.objects.get(pk=support.pk).closed_on
    staff.post(
        reverse("support:reopen", args=[support.pk]),
        {"on": "2031-05-01", "note": "Nog een vraag"},
    )

    assert closed == APRIL
    assert Support.objects.get(pk=support.pk).closed_on is None


def listed(client, name: str, **query) -> list:
    response = client.get(reverse(f"{name}:index"), query)
    return list(response.context["object_list"])


def test_requests_are_narrowed_by_decision_year_and_outcome(staff) -> None:
    undecided = a_request(MARCH)
    idle = an_accepted_request(APRIL)
    a_support(an_accepted_request(MARCH))

    assert listed(staff, "supportrequest", year=2031, decision="undecided") == [
        undecided
    ]
    assert listed(
        staff, "supportrequest", year=2031, decision="accepted", outcome="no"
    ) == [idle]


def test_supports_are_narrowed_by_what_goes_on_and_who_took_part(staff) -> None:
    nobody = a_support(requested_on=MARCH)
    closed = a_support(requested_on=MARCH, closed_on=APRIL, participants_counted=3)

    assert listed(staff, "support", year=2031, status="closed") == [closed]
    assert listed(staff, "support", year=2031, participants="none") == [nobody]


@pytest.mark.parametrize("name", ["supportrequest", "support", "supportsession"])
def test_a_list_costs_as_many_queries_with_twenty_rows_as_with_two(staff, name) -> None:
    def more(count: int) -> None:
        for _ in range(count):
            organisation = an_organisation("Zoveel")
            request = an_accepted_request(
                MARCH, organisation=organisation, asker=a_person()
            )
            support = a_support(request, organisation=organisation)
            a_support_session(support)

    more(2)
    few = _queries(staff, name)
    more(18)

    assert _queries(staff, name) <= few


def _queries(client, name: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse(f"{name}:index")
    client.get(address, {"q": "Zoveel"})
    with CaptureQueriesContext(connection) as queries:
        client.get(address, {"q": "Zoveel"})
    return len(queries)


# -- Remediation ---------------------------------------------------------------------


@pytest.fixture
def remediation():
    """A trajectory with its request and a session."""
    organisation = an_organisation(SECRET)
    request = an_accepted_request(MARCH, organisation=organisation, question=SECRET)
    support = a_support(
        request, kind="remediation", title=SECRET, organisation=organisation
    )
    session = a_support_session(support, APRIL, staff=SECRET)
    return {"supportrequest": request, "support": support, "supportsession": session}


@pytest.mark.parametrize("name", ["supportrequest", "support", "supportsession"])
@pytest.mark.parametrize("query", [{}, {"q": "Geheim"}, {"year": 2031}])
@pytest.mark.parametrize("export", ["", "csv", "xlsx"])
def test_no_list_search_or_export_shows_remediation_to_staff(
    staff, remediation, name, query, export
) -> None:
    asked = query | ({"export": export} if export else {})
    response = staff.get(reverse(f"{name}:index"), asked)

    if export:
        content = b"".join(response.streaming_content)
        assert SECRET.encode() not in content
        assert remediation[name].reference.encode() not in content
    else:
        assert remediation[name] not in response.context["object_list"]
        assert SECRET not in response.content.decode()


PAGES = {
    "supportrequest": ["inspect", "edit", "history", "decide", "reopen", "start"],
    "support": ["inspect", "edit", "history", "close", "reopen"],
    "supportsession": ["inspect", "edit", "history"],
}


@pytest.mark.parametrize(
    ("name", "page"), [(name, page) for name, pages in PAGES.items() for page in pages]
)
def test_no_page_of_remediation_is_there_for_staff(
    client, remediation, name, page
) -> None:
    who = signed_in(client, "staff")
    from django.contrib.auth.models import Permission

    user = who_may_see_people(a_user("decides@steunpunt.example", "staff"))
    user.user_permissions.add(Permission.objects.get(codename="decide_supportrequest"))
    who.force_login(user)

    response = who.get(reverse(f"{name}:{page}", args=[remediation[name].pk]))

    assert response.status_code == 404


def test_nobody_names_people_in_remediation_that_they_may_not_see(
    staff, remediation
) -> None:
    support = remediation["support"]

    response = staff.post(
        reverse("support:people", args=[support.pk]),
        {"what": "add", "person": a_person().pk},
    )

    assert response.status_code == 404
    assert support.participants.count() == 0


def test_staff_start_no_remediation(staff) -> None:
    request = an_accepted_request(MARCH)
    address = reverse("supportrequest:start", args=[request.pk])

    response = staff.post(
        address,
        {"kind": "remediation", "requests": [request.pk], "on": "2031-04-02"},
    )

    assert list(response.context["form"].errors) == ["kind"]
    assert "remediation" not in staff.get(address).content.decode()
    assert request.supports.count() == 0


def test_a_case_worker_sees_remediation(case_worker, remediation) -> None:
    assert remediation["support"] in listed(case_worker, "support", kind="remediation")
    page = case_worker.get(
        reverse("support:inspect", args=[remediation["support"].pk])
    ).content.decode()
    assert "remediation: confidential" in page


def test_an_organisations_file_shows_no_remediation_to_staff(
    staff, remediation
) -> None:
    organisation = remediation["support"].organisation

    page = staff.get(reverse("organisation:inspect", args=[organisation.pk]))

    shown = {part["key"]: part["count"] for part in page.context["parts"]}
    assert (shown["supportrequest-40"], shown["support-50"]) == (0, 0)


def test_a_session_of_today_is_noted_as_given(staff) -> None:
    support = a_support(requested_on=timezone.localdate())
    row = {
        "day": timezone.localdate().isoformat(),
        "half_days": "1",
        "status": "given",
    }

    staff.post(reverse("support:edit", args=[support.pk]), form_of(support, row))

    assert SupportSession.objects.get(support=support).status == "given"
