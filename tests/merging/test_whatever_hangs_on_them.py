"""Whatever hangs on two records: a merge leaves nothing behind, and undoing restores.

Hypothesis makes small sectors; each example is rolled back.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.records.merge_plans import Side, plan
from steunpunt.records.merged import left_behind
from steunpunt.records.merging import Choices, merge
from steunpunt.records.unmerging import undo
from steunpunt.sector.models import (
    Organisation,
    OrganisationName,
    OrganisationPlace,
    Person,
    Recognition,
    Role,
)
from steunpunt.support.models import SupportParticipant
from steunpunt.support.tests.builders import a_request, a_support
from tests.merging.dumping import dump

pytestmark = pytest.mark.django_db
QUICK = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WHO = st.sampled_from(["kept", "absorbed", "another"])
SIDES = st.sampled_from(list(Side))
DAYS = st.one_of(
    st.none(), st.integers(0, 900).map(lambda n: date(2018, 1, 1) + timedelta(n))
)
TEXTS = st.sampled_from(["", "lotte@zilverlinde.example", "lotte@thuis.example"])
REGISTRATIONS = st.lists(
    st.tuples(st.integers(0, 2), WHO, st.booleans()),
    max_size=6,
    unique_by=lambda row: row[:2],
)
PERIODS = st.lists(st.tuples(WHO, DAYS, DAYS), max_size=5)


class _Undo(Exception):
    """Leaves an example, and its rows with it."""


def rolled_back(example) -> None:
    """Run an example, and leave no row of it."""
    with pytest.raises(_Undo), transaction.atomic():
        example()
        raise _Undo


def merged_and_restored(kept, absorbed, side) -> None:
    """Merge and undo, and hold the database to what has to be true."""
    before = dump()
    chosen = {clash.key: side for clash in plan(kept, absorbed).to_choose}
    done = merge(kept, absorbed, Choices(clashes=chosen))
    assert left_behind(done) == 0
    assert undo(done).left == []
    assert dump() == before


@QUICK
@given(st.lists(TEXTS, min_size=4, max_size=4), REGISTRATIONS, PERIODS, SIDES)
def test_two_people(db, values, registrations, roles, side) -> None:
    def example() -> None:
        people = {
            name: Person.objects.create(first_name="L", email=email, phone=phone[:30])
            for name, email, phone in zip(
                ("kept", "absorbed", "another"), values, reversed(values), strict=False
            )
        }
        activities = [an_activity(date(2019, 3, day)) for day in (1, 2, 3)]
        supports = [a_support() for _ in activities]
        for number, who, came in registrations:
            registration = a_registration(activities[number], people[who])
            session = activities[number].sessions.get()
            was_there(registration, session, present=came)
            SupportParticipant.objects.create(
                support=supports[number], person=people[who]
            )
            a_request(asker=people[who])
        organisation = Organisation.objects.create(name="Kring")
        for who, first, last in roles:
            ends = max(first, last) if first and last else last
            Role.objects.create(
                person=people[who],
                organisation=organisation,
                valid_from=first,
                valid_to=ends,
            )
        merged_and_restored(people["kept"], people["absorbed"], side)

    rolled_back(example)


@QUICK
@given(st.lists(TEXTS, min_size=3, max_size=3), PERIODS, PERIODS, PERIODS, SIDES)
def test_two_organisations(db, emails, recognitions, seats, names, side) -> None:
    def example() -> None:
        organisations = {
            name: Organisation.objects.create(name=name, email=email)
            for name, email in zip(("kept", "absorbed", "another"), emails, strict=True)
        }
        for model, rows, more in (
            (Recognition, recognitions, {}),
            (OrganisationPlace, seats, {"province": "Limburg"}),
            (OrganisationName, names, {"name": "Vroeger"}),
        ):
            for who, first, last in rows:
                ends = max(first, last) if first and last else last
                model.objects.create(
                    organisation=organisations[who],
                    valid_from=first,
                    valid_to=ends,
                    **more,
                )
        for who in organisations:
            person = Person.objects.create(first_name=who)
            a_registration(an_activity(), person, organisation=organisations[who])
        merged_and_restored(organisations["kept"], organisations["absorbed"], side)

    rolled_back(example)
