"""Handling requests: received, decided with a reason, opened again; nothing is lost."""

from datetime import date

import pytest

from steunpunt.records.models import Change
from steunpunt.records.refusing import ReasonMissing, StepNotAllowed, TooEarly
from steunpunt.sector.tests.builders import (
    a_theme,
    a_user,
    an_organisation,
    recognised_are_primary,
)
from steunpunt.support import handling
from steunpunt.support.handling import Answer
from steunpunt.support.models import SupportRequest
from steunpunt.support.tests.builders import (
    a_reason,
    a_request,
    a_support,
    an_accepted_request,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2031, 3, 4), date(2031, 4, 1)


@pytest.fixture
def by():
    return a_user()


def decisions_of(request) -> list[tuple]:
    return list(request.steps.values_list("decision", "on", "by"))


def open_on(day: date, *requests) -> list:
    mine = SupportRequest.objects.filter(pk__in=[request.pk for request in requests])
    return list(mine.open_on(day))


def test_a_request_keeps_what_its_organisation_was_on_the_day_it_came() -> None:
    recognised_are_primary()
    organisation = an_organisation(recognised_from=date(2031, 3, 4))
    request = SupportRequest(received_on=MARCH, organisation=organisation)
    theme = a_theme()

    handling.receive(request, themes=[theme])

    request.refresh_from_db()
    assert (request.target_group, list(request.themes.all())) == ("primary", [theme])


def test_other_words_leave_what_was_kept(by) -> None:
    recognised_are_primary()
    request = SupportRequest(received_on=MARCH, organisation=an_organisation())
    handling.receive(request, themes=[])
    request.organisation.recognitions.create(valid_from=date(2031, 1, 1))
    request.question = "Kunnen jullie helpen?"

    handling.receive(request, themes=[])

    assert SupportRequest.objects.get(pk=request.pk).target_group == "secondary"


def test_another_organisation_is_attributed_anew_and_traced(by) -> None:
    recognised_are_primary()
    request = a_request(MARCH, organisation=an_organisation(), target_group="secondary")
    support = a_support(
        request, organisation=request.organisation, target_group="secondary"
    )
    request.organisation = an_organisation("Zon", recognised_from=date(2030, 1, 1))

    handling.receive(request, themes=[])

    support.refresh_from_db()
    assert (request.target_group, support.target_group) == ("primary", "primary")
    change = Change.objects.filter(
        model="support.supportrequest", record_id=request.pk
    ).first()
    assert change.after["target_group"] == "primary"


def test_an_answer_is_kept_with_its_day_and_who_gave_it(by) -> None:
    request = a_request(MARCH)

    handling.decide(request, Answer("accepted", APRIL, note="Graag"), by=by)

    assert (request.decision, request.decided_on, request.decided_by) == (
        "accepted",
        APRIL,
        by,
    )
    assert decisions_of(request) == [("accepted", APRIL, by.pk)]


def test_declining_takes_a_reason_from_the_list(by) -> None:
    request, reason = a_request(MARCH), a_reason()

    with pytest.raises(ReasonMissing):
        handling.decide(request, Answer("declined", APRIL, note="Geen tijd"), by=by)
    handling.decide(request, Answer("declined", APRIL, reason), by=by)

    assert (request.decision, request.decline_reason) == ("declined", reason)


def test_another_answer_than_declining_keeps_no_reason(by) -> None:
    request = a_request(MARCH)

    handling.decide(request, Answer("referred", APRIL, a_reason()), by=by)

    assert request.decline_reason is None


def test_nobody_decides_before_it_was_asked(by) -> None:
    request = a_request(APRIL)

    with pytest.raises(TooEarly) as refused:
        handling.decide(request, Answer("accepted", MARCH), by=by)

    assert "april 2031" in str(refused.value)
    assert decisions_of(request) == []


def test_a_decision_stands_until_it_is_taken_back(by) -> None:
    request = an_accepted_request(MARCH)

    with pytest.raises(handling.AlreadyDecided):
        handling.decide(request, Answer("withdrawn", APRIL), by=by)

    assert SupportRequest.objects.get(pk=request.pk).decision == "accepted"


def test_taking_a_decision_back_says_why_and_keeps_it(by) -> None:
    request = a_request(MARCH)
    handling.decide(request, Answer("declined", MARCH, a_reason()), by=by)

    with pytest.raises(ReasonMissing):
        handling.reopen(request, on=APRIL, note="", by=by)
    handling.reopen(request, on=APRIL, note="Er kwam plaats vrij", by=by)

    assert (request.decision, request.decided_on, request.decline_reason) == (
        "",
        None,
        None,
    )
    assert decisions_of(request) == [("declined", MARCH, by.pk), ("", APRIL, by.pk)]


def test_a_request_that_gave_support_stays_accepted(by) -> None:
    request = an_accepted_request(MARCH)
    a_support(request)

    with pytest.raises(handling.GaveSupport):
        handling.reopen(request, on=APRIL, note="Vergissing", by=by)

    assert SupportRequest.objects.get(pk=request.pk).decision == "accepted"


@pytest.mark.parametrize("wanted", ["", *SupportRequest.Decision])
@pytest.mark.parametrize("status", ["", "accepted", "referred", "withdrawn"])
def test_a_request_goes_only_where_its_table_says(by, status, wanted) -> None:
    request = a_request(MARCH, decision=status, decided_on=MARCH if status else None)
    request.decline_reason = a_reason() if wanted == "declined" else None
    allowed = wanted in SupportRequest.NEXT[status]

    try:
        handling._move(request, wanted, on=APRIL, by=by, note="")
        moved = True
    except StepNotAllowed:
        moved = False

    assert moved is allowed
    found = SupportRequest.objects.get(pk=request.pk).decision
    assert found == (wanted if allowed else status)


def test_what_was_open_on_a_day_is_read_from_history(by) -> None:
    request = a_request(date(2031, 11, 1))
    handling.decide(request, Answer("accepted", date(2031, 12, 5)), by=by)
    handling.reopen(request, on=date(2032, 1, 10), note="Toch niet", by=by)
    handling.decide(request, Answer("referred", date(2032, 2, 1)), by=by)

    days = [
        date(2031, 10, 31),
        date(2031, 11, 1),
        date(2031, 12, 4),
        date(2031, 12, 31),
        date(2032, 1, 10),
        date(2032, 2, 1),
    ]
    found = [bool(open_on(day, request)) for day in days]
    assert found == [False, True, True, False, True, False]


def test_what_was_imported_is_open_until_its_own_date(by) -> None:
    undecided, decided = a_request(MARCH), a_request(MARCH)
    SupportRequest.objects.filter(pk=decided.pk).update(
        decision="accepted", decided_on=APRIL
    )

    assert open_on(MARCH, undecided, decided) == [decided, undecided]
    assert open_on(APRIL, undecided, decided) == [undecided]


def test_a_decision_that_was_imported_stays_in_history_when_taken_back(by) -> None:
    request = an_accepted_request(MARCH)

    handling.reopen(request, on=APRIL, note="Toch niet", by=by)

    assert decisions_of(request) == [("accepted", MARCH, None), ("", APRIL, by.pk)]
    assert open_on(date(2031, 3, 31), request) == []
    assert open_on(APRIL, request) == [request]
