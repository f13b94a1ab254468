"""What may never be false of demand-driven support: the database refuses it."""

from datetime import UTC, date, datetime

import pytest

from steunpunt.records.tests.breaking import breaks
from steunpunt.sector.tests.builders import a_person, a_theme, a_user
from steunpunt.support.models import (
    RequestTheme,
    Support,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportSession,
    SupportTheme,
)
from steunpunt.support.tests.builders import a_reason, a_request, a_support

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)
NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)

REQUESTS = [
    (
        "decided_exactly_when_dated",
        {"decision": "accepted"},
        "A decision has a date, and a date has a decision.",
    ),
    (
        "decided_exactly_when_dated",
        {"decided_on": DAY},
        "A decision has a date, and a date has a decision.",
    ),
    (
        "declined_exactly_with_a_reason",
        {"decision": "declined", "decided_on": DAY},
        "A declined request has a reason, another one has none.",
    ),
    (
        "decided_after_it_was_received",
        {"decision": "accepted", "decided_on": date(2031, 3, 3)},
        "Decided before it was received.",
    ),
    (
        "decision_is_known",
        {"decision": "perhaps", "decided_on": DAY},
        "This decision does not exist.",
    ),
    ("channel_is_known", {"channel": "dove"}, "This channel does not exist."),
]
SUPPORTS = [
    (
        "closed_after_it_was_asked",
        {"closed_on": date(2031, 3, 3)},
        "Closed before it was asked.",
    ),
    ("support_kind_is_known", {"kind": "other"}, "This kind does not exist."),
]
SESSIONS = [
    (
        "support_session_ends_after_it_starts",
        {"starts_at": NOON, "ends_at": NOON},
        "The session ends before it starts.",
    ),
    (
        "support_session_has_both_times_or_neither",
        {"ends_at": NOON},
        "Give both times, or neither.",
    ),
    (
        "given_support_session_has_half_days",
        {"status": "given", "half_days": 0},
        "A session that was given has at least one half-day.",
    ),
    (
        "support_session_status_is_known",
        {"status": "gone"},
        "This status does not exist.",
    ),
]


@pytest.mark.parametrize(("constraint", "wrong", "message"), REQUESTS)
def test_of_a_request_the_database_refuses(constraint, wrong, message) -> None:
    breaks(SupportRequest, constraint, {"received_on": DAY} | wrong, message)


def test_only_a_declined_request_has_a_reason() -> None:
    breaks(
        SupportRequest,
        "declined_exactly_with_a_reason",
        {"received_on": DAY, "decline_reason": a_reason()},
        "A declined request has a reason, another one has none.",
    )


def test_nobody_decided_what_is_not_decided() -> None:
    breaks(
        SupportRequest,
        "only_a_decision_has_a_decider",
        {"received_on": DAY, "decided_by": a_user()},
        "Nobody decides without a decision.",
    )


@pytest.mark.parametrize(("constraint", "wrong", "message"), SUPPORTS)
def test_of_a_support_the_database_refuses(constraint, wrong, message) -> None:
    breaks(Support, constraint, {"requested_on": DAY} | wrong, message)


@pytest.mark.parametrize(("constraint", "wrong", "message"), SESSIONS)
def test_of_a_support_session_the_database_refuses(constraint, wrong, message) -> None:
    fine = {"support": a_support(), "held_on": DAY}

    breaks(SupportSession, constraint, fine | wrong, message)


def test_a_theme_stands_with_a_request_once() -> None:
    link = RequestTheme.objects.create(request=a_request(), theme=a_theme())

    breaks(
        RequestTheme,
        "request_has_a_theme_once",
        {"request": link.request, "theme": link.theme},
        "This theme stands there already.",
    )


def test_a_theme_stands_with_a_support_once() -> None:
    link = SupportTheme.objects.create(support=a_support(), theme=a_theme())

    breaks(
        SupportTheme,
        "support_has_a_theme_once",
        {"support": link.support, "theme": link.theme},
        "This theme stands there already.",
    )


def test_a_request_stands_with_a_support_once() -> None:
    request = a_request()
    support = a_support(request)

    breaks(
        SupportRequestLink,
        "support_has_a_request_once",
        {"support": support, "request": request},
        "This request stands there already.",
    )


def test_someone_takes_part_in_a_support_once() -> None:
    link = SupportParticipant.objects.create(support=a_support(), person=a_person())

    breaks(
        SupportParticipant,
        "person_once_a_support",
        {"support": link.support, "person": link.person},
        "This person takes part already.",
    )
