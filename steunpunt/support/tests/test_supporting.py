"""Supporting: out of accepted requests, with sessions and people, until it closes."""

from datetime import UTC, date, datetime

import pytest

from steunpunt.figures.computing import compute
from steunpunt.figures.periods import Period
from steunpunt.records.models import Change
from steunpunt.records.refusing import ReasonMissing, StepNotAllowed, TooEarly
from steunpunt.sector.models import HalfDayRule
from steunpunt.sector.tests.builders import (
    a_person,
    a_theme,
    a_user,
    an_organisation,
    recognised_are_primary,
)
from steunpunt.support import supporting
from steunpunt.support.models import Support, SupportSession
from steunpunt.support.tests.builders import (
    a_request,
    a_support,
    a_support_session,
    an_accepted_request,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL, MAY = date(2031, 3, 4), date(2031, 4, 1), date(2031, 5, 6)


@pytest.fixture
def by():
    return a_user()


def open_on(day: date, support) -> bool:
    return Support.objects.filter(pk=support.pk).open_on(day).exists()


def half_days_of(support) -> list[int]:
    return list(support.sessions.values_list("half_days", flat=True))


def test_a_support_takes_day_organisation_and_themes_of_its_first_request(by) -> None:
    recognised_are_primary()
    organisation = an_organisation(recognised_from=date(2030, 1, 1))
    first = an_accepted_request(MARCH, organisation=organisation)
    theme = a_theme()
    first.themes.add(theme)
    second = an_accepted_request(APRIL, organisation=an_organisation("Zon"))
    support = Support(title="Op maat")

    supporting.start(support, requests=[second, first], on=APRIL, by=by)

    support.refresh_from_db()
    assert (support.requested_on, support.organisation, support.target_group) == (
        MARCH,
        organisation,
        "primary",
    )
    assert list(support.themes.all()) == [theme]
    assert support.requests.count() == 2
    assert list(support.steps.values_list("status", "on")) == [("open", APRIL)]


def test_one_request_may_give_several_supports(by) -> None:
    request = an_accepted_request(MARCH)

    for title in ("Bestuur", "Vrijwilligers"):
        supporting.start(Support(title=title), requests=[request], on=MARCH, by=by)

    assert request.supports.count() == 2


def test_only_an_accepted_request_gives_support(by) -> None:
    with pytest.raises(supporting.NotAccepted):
        supporting.start(Support(), requests=[a_request(MARCH)], on=MARCH, by=by)
    with pytest.raises(supporting.NothingAsked):
        supporting.start(Support(), requests=[], on=MARCH, by=by)

    assert Support.objects.filter(requested_on=MARCH).count() == 0


def test_remediation_is_made_by_who_may_see_it() -> None:
    may, may_not = a_user("ada@steunpunt.example", "case_worker"), a_user()
    request = an_accepted_request(MARCH)

    with pytest.raises(supporting.RemediationIsClosed):
        supporting.start(
            Support(kind="remediation"), requests=[request], on=MARCH, by=may_not
        )
    supporting.start(Support(kind="remediation"), requests=[request], on=MARCH, by=may)

    assert request.supports.get().kind == "remediation"


def test_a_session_gets_the_half_days_of_its_times(by) -> None:
    HalfDayRule.objects.all().delete()
    support = a_support()
    session = SupportSession(
        held_on=APRIL,
        starts_at=datetime(2031, 4, 1, 7, tzinfo=UTC),
        ends_at=datetime(2031, 4, 1, 14, tzinfo=UTC),
        half_days=None,
        status="given",
    )

    supporting.record_sessions(support, sessions=[session], by=by)

    assert half_days_of(support) == [2]


def test_half_days_against_the_rule_say_why(by) -> None:
    HalfDayRule.objects.all().delete()
    support = a_support()
    session = SupportSession(
        held_on=APRIL,
        starts_at=datetime(2031, 4, 1, 7, tzinfo=UTC),
        ends_at=datetime(2031, 4, 1, 9, tzinfo=UTC),
        half_days=2,
        status="given",
    )

    with pytest.raises(supporting.HalfDaysNeedAReason):
        supporting.record_sessions(support, sessions=[session], by=by)
    session.half_days_reason = "Met twee begeleiders"
    supporting.record_sessions(support, sessions=[session], by=by)

    assert half_days_of(support) == [2]


def test_without_times_half_days_are_said(by) -> None:
    support = a_support()

    with pytest.raises(supporting.HalfDaysUnknown):
        supporting.record_sessions(
            support, sessions=[SupportSession(held_on=APRIL, half_days=None)], by=by
        )
    supporting.record_sessions(
        support, sessions=[SupportSession(held_on=APRIL, half_days=3)], by=by
    )

    assert half_days_of(support) == [3]


def test_what_is_closed_gets_no_sessions(by) -> None:
    support = a_support(closed_on=MAY)

    with pytest.raises(supporting.SupportIsClosed):
        supporting.record_sessions(
            support, sessions=[SupportSession(held_on=APRIL, half_days=1)], by=by
        )

    assert half_days_of(support) == []


def test_participants_are_named_counted_or_both(by) -> None:
    support, lotte, jef = a_support(), a_person(), a_person("Jef", "Kindt")
    supporting.name_participants(support, people=[lotte], counted=None, by=by)

    supporting.name_participants(support, people=[lotte, jef], counted=12, by=by)

    assert support.participants.count() == 2
    total = compute(Period.year(2031)).total("support.participations")
    assert total.number == 12
    change = Change.objects.filter(
        model="support.support", record_id=support.pk, after__has_key="participants"
    ).first()
    assert change.after == {"participants": sorted([lotte.pk, jef.pk])}


def test_as_many_took_part_as_are_named(by) -> None:
    support = a_support()
    people = [a_person(), a_person("Jef", "Kindt")]

    with pytest.raises(supporting.TooFewCounted):
        supporting.name_participants(support, people=people, counted=1, by=by)

    assert support.participants.count() == 0


def test_a_support_closes_after_its_last_session(by) -> None:
    support = a_support(requested_on=MARCH)
    a_support_session(support, APRIL)

    with pytest.raises(TooEarly):
        supporting.close(support, on=MARCH, by=by)
    supporting.close(support, on=APRIL, by=by)

    assert support.closed_on == APRIL
    assert list(support.steps.values_list("status", "on")) == [("closed", APRIL)]


def test_nothing_is_planned_in_what_closes(by) -> None:
    support = a_support(requested_on=MARCH)
    a_support_session(support, APRIL, status="planned")

    with pytest.raises(supporting.SessionsStillPlanned):
        supporting.close(support, on=MAY, by=by)

    assert Support.objects.get(pk=support.pk).closed_on is None


def test_opening_again_says_why_and_keeps_history(by) -> None:
    support = a_support(requested_on=MARCH, closed_on=APRIL)

    with pytest.raises(ReasonMissing):
        supporting.reopen(support, on=MAY, note=" ", by=by)
    supporting.reopen(support, on=MAY, note="Nog een vraag", by=by)

    assert support.closed_on is None
    assert list(support.steps.values_list("status", "on")) == [
        ("closed", APRIL),
        ("open", MAY),
    ]
    found = [open_on(day, support) for day in (MARCH, APRIL, date(2031, 5, 5), MAY)]
    assert found == [True, False, False, True]


def test_what_is_closed_does_not_close_again(by) -> None:
    support = a_support(requested_on=MARCH, closed_on=APRIL)

    with pytest.raises(StepNotAllowed):
        supporting.close(support, on=MAY, by=by)
    with pytest.raises(StepNotAllowed):
        supporting.reopen(a_support(), on=MAY, note="Zo maar", by=by)


def test_mending_the_organisation_attributes_anew(by) -> None:
    recognised_are_primary()
    support = a_support(requested_on=MARCH, organisation=an_organisation())
    support.organisation = an_organisation("Zon", recognised_from=date(2030, 1, 1))

    supporting.mend(support, themes=[], by=by)

    assert Support.objects.get(pk=support.pk).target_group == "primary"


def test_who_may_not_see_remediation_changes_none() -> None:
    may_not = a_user()
    support = a_support(kind="remediation")
    told = supporting.RemediationIsClosed

    with pytest.raises(told):
        supporting.mend(support, themes=[], by=may_not)
    with pytest.raises(told):
        supporting.record_sessions(support, sessions=[], by=may_not)
    with pytest.raises(told):
        supporting.name_participants(support, people=[], counted=3, by=may_not)
    with pytest.raises(told):
        supporting.close(support, on=MAY, by=may_not)
    with pytest.raises(told):
        supporting.reopen(support, on=MAY, note="Toch", by=may_not)

    support.refresh_from_db()
    assert (support.participants_counted, support.closed_on) == (None, None)
