"""Two records of one organisation become one, and two again."""

from datetime import date

import pytest

from steunpunt.programme.placing.registering import attribute
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.records.merge_plans import Side, plan
from steunpunt.records.merging import CannotMerge, Choices, merge
from steunpunt.records.unmerging import undo
from steunpunt.sector.models import OrganisationName, OrganisationPlace, Recognition
from steunpunt.sector.tests.builders import a_person, a_user, an_organisation
from tests.merging.dumping import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor():
    return a_user("noor@steunpunt.example")


def recognised(organisation, first, last=None) -> Recognition:
    return Recognition.objects.create(
        organisation=organisation, valid_from=first, valid_to=last
    )


def seats(organisation, province, first=None, last=None) -> OrganisationPlace:
    return OrganisationPlace.objects.create(
        organisation=organisation, province=province, valid_from=first, valid_to=last
    )


def keeping(kept, absorbed, side) -> Choices:
    clashes = plan(kept, absorbed).to_choose
    return Choices(clashes={clash.key: side for clash in clashes})


def test_recognitions_one_after_another_both_stay(noor) -> None:
    kept, absorbed = an_organisation(), an_organisation()
    early = recognised(absorbed, date(2011, 1, 1), date(2015, 12, 31))
    late = recognised(kept, date(2016, 1, 1), date(2020, 12, 31))

    merge(kept, absorbed, by=noor)

    assert list(kept.recognitions.all()) == [early, late]


def test_of_recognitions_that_share_a_day_somebody_chooses_one(noor) -> None:
    kept, absorbed = an_organisation(), an_organisation()
    ours = recognised(kept, date(2016, 1, 1), date(2018, 12, 31))
    theirs = recognised(absorbed, date(2018, 12, 31))

    with pytest.raises(CannotMerge):
        merge(kept, absorbed, by=noor)
    merge(kept, absorbed, keeping(kept, absorbed, Side.ABSORBED), by=noor)

    assert list(kept.recognitions.all()) == [theirs]
    assert not Recognition.objects.filter(pk=ours.pk).exists()


def test_rows_that_overlap_in_a_chain_are_one_choice(noor) -> None:
    kept, absorbed = an_organisation(), an_organisation()
    for year in (2010, 2012):
        recognised(kept, date(year, 1, 1), date(year + 1, 12, 31))
    recognised(absorbed, date(2011, 1, 1), date(2012, 12, 31))

    (clash,) = plan(kept, absorbed).clashes

    assert (len(clash.kept), len(clash.absorbed)) == (2, 1)


def test_seats_and_names_that_share_a_day_are_a_choice_too(noor) -> None:
    kept, absorbed = an_organisation(), an_organisation()
    for organisation in (kept, absorbed):
        seats(organisation, "Oost-Vlaanderen")
        OrganisationName.objects.create(organisation=organisation, name="Vroeger")

    labels = [clash.reference.key for clash in plan(kept, absorbed).clashes]

    assert labels == [
        "sector.organisationname.organisation",
        "sector.organisationplace.organisation",
    ]


def test_what_records_keep_of_their_day_stays_as_it_was(noor) -> None:
    kept = an_organisation("Blijft", recognised_from=date(2016, 1, 1))
    absorbed = an_organisation("Gaat")
    seats(absorbed, "Limburg")
    registration = a_registration(
        an_activity(date(2019, 3, 4)), a_person(), organisation=absorbed
    )
    attribute(registration)
    then = (registration.target_group, registration.organisation_province)

    merge(kept, absorbed, by=noor)

    registration.refresh_from_db()
    assert registration.organisation == kept
    assert then == ("secondary", "Limburg")
    assert (registration.target_group, registration.organisation_province) == then


@pytest.mark.parametrize("side", [Side.KEPT, Side.ABSORBED])
def test_undoing_restores_every_row_of_the_database(noor, side) -> None:
    kept, absorbed = an_organisation("Een"), an_organisation("Twee")
    activity = an_activity(date(2019, 3, 4))
    for organisation in (kept, absorbed):
        recognised(organisation, date(2016, 1, 1))
        seats(organisation, "Limburg", date(2010, 1, 1))
        a_registration(activity, a_person(), organisation=organisation)
    before = dump()

    done = merge(kept, absorbed, keeping(kept, absorbed, side), by=noor)
    undo(done, by=noor)

    assert dump() == before
