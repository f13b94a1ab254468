"""A published figure never changes silently."""

import pytest
from django.db import DatabaseError, transaction

from steunpunt.figures.computing import compute
from steunpunt.figures.periods import Period
from steunpunt.programme.models import Attendance, Evaluation, Registration
from steunpunt.records.history import acting
from steunpunt.reports.comparing import corrected, differences
from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import frozen_numbers
from steunpunt.reports.publishing import (
    ReasonNeeded,
    publish,
)

YEAR = Period.year(2019)


def somebody_came() -> Registration:
    """A participation."""
    return (
        Registration.objects.attended().filter(activity__starts_on__year=2019).first()
    )


def test_an_edition_holds_what_the_records_said(edition: Edition) -> None:
    frozen = frozen_numbers(edition)

    for code, outcome in compute(YEAR).outcomes.items():
        assert frozen.get(code.code).number == outcome.number


def test_later_changes_leave_an_edition_as_it_was(edition: Edition) -> None:
    before = edition.fingerprint, frozen_numbers(edition).get("programme.reach").display

    Attendance.objects.filter(registration=somebody_came()).delete()
    Evaluation.objects.all().delete()

    kept = Edition.objects.get(pk=edition.pk)
    assert (
        kept.fingerprint,
        frozen_numbers(kept).get("programme.reach").display,
    ) == before


def test_what_changed_since_is_told_with_the_records_and_who_did_it(
    edition: Edition, noor
) -> None:
    gone = somebody_came()
    with acting(noor):
        gone.status = "cancelled"
        gone.cancelled_at = gone.registered_at
        gone.save()
    Attendance.objects.filter(registration=gone).delete()

    found = differences(edition, ["programme.participations"])[0]

    assert (found.published.number, found.now, found.moved_count) == (1325, 1324, 1)
    moved = found.moved[0]
    assert (moved.reference, moved.kind) == (gone.reference, "went")
    assert [change.by for change in moved.history] == [noor]


def test_nothing_changed_means_no_differences(edition: Edition) -> None:
    assert differences(edition) == []


def test_a_correction_demands_a_reason(edition: Edition, noor) -> None:
    with pytest.raises(ReasonNeeded):
        publish(YEAR, by=noor)


def test_a_correction_is_a_new_edition_beside_the_old_one(
    edition: Edition, noor
) -> None:
    Attendance.objects.filter(registration=somebody_came()).delete()

    second = publish(YEAR, by=noor, reason="Een dubbele aanwezigheid.")

    assert (second.number, second.predecessor(), edition.successor()) == (
        2,
        edition,
        second,
    )
    pairs = {new.key.code: (old.number, new.number) for old, new in corrected(second)}
    assert pairs["programme.participations"] == (1325, 1324)


def test_the_database_refuses_to_change_an_edition(edition: Edition) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(reason="stilletjes")
