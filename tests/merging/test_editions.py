"""What was published stays as it was; the difference is told, with who merged."""

import pytest

from steunpunt.accounts.models import User
from steunpunt.figures.periods import Period
from steunpunt.programme.models import Registration
from steunpunt.records.merging import merge
from steunpunt.records.unmerging import undo
from steunpunt.reports.comparing import differences
from steunpunt.reports.models import Edition
from steunpunt.reports.publishing import publish
from steunpunt.sector.models import Person


@pytest.fixture
def noor(demo_years) -> User:
    return User.objects.create_superuser("noor@example.org", "x", first_name="Noor")


@pytest.fixture
def edition(noor) -> Edition:
    return publish(Period.year(2019), by=noor)


@pytest.fixture
def two_who_came(demo_years) -> tuple[Person, Person]:
    """Two people who took part in 2019, in different activities."""
    came = Registration.objects.attended().filter(activity__starts_on__year=2019)
    by_activity = dict(came.order_by("pk").values_list("activity", "person"))
    first, second = list(dict.fromkeys(by_activity.values()))[:2]
    shared = Registration.objects.filter(person=first).values("activity")
    assert not Registration.objects.filter(person=second, activity__in=shared).exists()
    return Person.objects.get(pk=first), Person.objects.get(pk=second)


def bits(edition: Edition) -> list[object]:
    found = Edition.objects.get(pk=edition.pk)
    chunks = found.row_chunks.order_by("record_set", "number")
    return [found.document, found.fingerprint, [bytes(c.data) for c in chunks]]


def test_a_merge_leaves_an_edition_bit_for_bit(noor, edition, two_who_came) -> None:
    published = bits(edition)

    done = merge(*two_who_came, by=noor)
    assert bits(edition) == published
    undo(done, by=noor)

    assert bits(edition) == published


def test_one_person_less_is_told_with_who_merged(noor, edition, two_who_came) -> None:
    kept, absorbed = two_who_came

    merge(kept, absorbed, by=noor)

    (participants,) = differences(edition, ["programme.participants"])
    assert participants.now == participants.published.number - 1
    moved = [one for one in participants.moved if one.before == str(absorbed.pk)]
    assert {one.now for one in moved} == {str(kept.pk)}
    told = {(line.by, line.kind) for one in moved for line in one.history}
    assert told == {(noor, "merged")}


def test_nothing_else_differs_and_undoing_takes_the_difference_away(
    noor, edition, two_who_came
) -> None:
    done = merge(*two_who_came, by=noor)
    differ = {one.published.key.code for one in differences(edition)}
    undo(done, by=noor)

    assert "programme.participations" not in differ
    assert "programme.participants" in differ
    assert differences(edition) == []
