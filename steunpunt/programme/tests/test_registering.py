"""Registering: one place a person, attribution as on the day, and who comes instead."""

from datetime import date

import pytest

from steunpunt.programme.models import Registration
from steunpunt.programme.placing import attributing, registering
from steunpunt.programme.placing.stepping import move
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import (
    a_registration,
    an_activity,
    at,
    was_there,
)
from steunpunt.records.models import Change
from steunpunt.records.refusing import ReasonMissing, StepNotAllowed
from steunpunt.sector.models import OrganisationPlace, OrganisationType, Recognition
from steunpunt.sector.tests.builders import (
    a_person,
    a_role,
    a_user,
    an_organisation,
    recognised_are_primary,
)

pytestmark = pytest.mark.django_db
MARCH = date(2031, 3, 4)


@pytest.fixture
def by():
    return a_user()


def test_a_registration_keeps_what_the_organisation_was_on_the_first_day(by) -> None:
    recognised_are_primary()
    organisation = an_organisation(recognised_from=date(2031, 3, 4))
    organisation.type = OrganisationType.objects.create(label_nl="Vereniging")
    organisation.save()
    OrganisationPlace.objects.create(organisation=organisation, province="Limburg")

    made = registering.register(
        an_activity(MARCH), a_person(), organisation=organisation, by=by
    )

    made.refresh_from_db()
    assert (made.target_group, made.organisation_province, made.status) == (
        "primary",
        "Limburg",
        "confirmed",
    )
    assert made.organisation_type == organisation.type


def test_a_later_recognition_changes_nothing_that_was_registered(by) -> None:
    recognised_are_primary()
    organisation = an_organisation()
    made = registering.register(
        an_activity(MARCH), a_person(), organisation=organisation, by=by
    )

    Recognition.objects.create(organisation=organisation, valid_from=date(2031, 1, 1))
    registering.cancel(made, by=by)

    assert Registration.objects.get(pk=made.pk).target_group == "secondary"


def test_without_an_organisation_the_target_group_is_not_known(by) -> None:
    made = registering.register(an_activity(), a_person(), organisation=None, by=by)

    assert made.target_group == ""


def test_someone_has_one_place_in_an_activity(by) -> None:
    activity, person = an_activity(), a_person()
    registering.register(activity, person, organisation=None, by=by)

    with pytest.raises(registering.AlreadyRegistered) as refused:
        registering.register(activity, person, organisation=None, by=by)

    assert "Lotte Sabbe" in str(refused.value)
    assert activity.registrations.count() == 1


def test_who_cancelled_may_register_again(by) -> None:
    activity, person = an_activity(), a_person()
    first = registering.register(activity, person, organisation=None, by=by)
    registering.cancel(first, by=by)

    again = registering.register(activity, person, organisation=None, by=by)

    assert list(activity.registrations.confirmed()) == [again]


def test_nobody_registers_for_what_was_cancelled(by) -> None:
    activity = an_activity()
    planning.cancel(activity, by=by)

    with pytest.raises(registering.ActivityIsCancelled):
        registering.register(activity, a_person(), organisation=None, by=by)

    assert activity.registrations.count() == 0


def test_every_step_is_kept_with_who_and_why(by) -> None:
    made = registering.register(
        an_activity(), a_person(), organisation=None, by=by, status="waiting"
    )

    registering.confirm(made, by=by)
    registering.cancel(made, by=by, note="Ziek")

    assert list(made.steps.values_list("status", "by", "note")) == [
        ("waiting", by.pk, ""),
        ("confirmed", by.pk, ""),
        ("cancelled", by.pk, "Ziek"),
    ]
    assert (made.status, made.cancelled_at) == ("cancelled", made.steps.last().at)


@pytest.mark.parametrize("wanted", list(Registration.Status))
@pytest.mark.parametrize("status", list(Registration.Status))
def test_a_registration_goes_only_where_its_table_says(by, status, wanted) -> None:
    made, until = a_registration(an_activity()), at(MARCH, 9)
    if status != "confirmed":
        Registration.objects.filter(pk=made.pk).update(
            status=status,
            cancelled_at=made.registered_at if status == "cancelled" else None,
            offered_until=until if status == "offered" else None,
        )
    allowed = wanted in Registration.NEXT[status]

    try:
        move(made, wanted, by=by, offered_until=until if wanted == "offered" else None)
        moved = True
    except StepNotAllowed:
        moved = False

    assert moved is allowed
    assert Registration.objects.get(pk=made.pk).status == (
        wanted if allowed else status
    )


def test_a_colleague_comes_instead_for_the_same_organisation(by) -> None:
    activity, organisation = an_activity(), an_organisation()
    lotte = registering.register(activity, a_person(), organisation=organisation, by=by)

    jef = registering.substitute(lotte, a_person("Jef", "Kindt"), by=by)

    assert (jef.organisation, jef.replaces, jef.status) == (
        organisation,
        lotte,
        "confirmed",
    )
    assert list(activity.registrations.confirmed()) == [jef]
    assert "Jef Kindt" in lotte.steps.last().note


def test_a_colleague_who_is_registered_already_does_not_come_instead(by) -> None:
    activity = an_activity()
    lotte = a_registration(activity)
    jef = a_registration(activity, a_person("Jef", "Kindt"))

    with pytest.raises(registering.AlreadyRegistered):
        registering.substitute(lotte, jef.person, by=by)

    assert activity.registrations.confirmed().count() == 2


def test_nobody_comes_instead_of_who_was_there(by) -> None:
    activity = an_activity(status="held")
    lotte = a_registration(activity)
    was_there(lotte, activity.sessions.get())

    with pytest.raises(registering.AlreadyCame):
        registering.substitute(lotte, a_person("Jef", "Kindt"), by=by)

    assert list(activity.registrations.all()) == [lotte]


def test_the_organisations_of_someone_are_those_of_the_day(by) -> None:
    person = a_person()
    former, first, latest = (an_organisation(name) for name in "ABC")
    a_role(person, former, date(2020, 1, 1), date(2030, 12, 31))
    a_role(person, first, date(2025, 1, 1))
    a_role(person, latest, date(2031, 1, 1))

    assert registering.organisations_of(person, MARCH) == [latest, first]


def test_a_corrected_organisation_says_why_and_is_traced(by) -> None:
    recognised_are_primary()
    recognised = an_organisation("B", recognised_from=date(2030, 1, 1))
    made = registering.register(
        an_activity(MARCH), a_person(), organisation=an_organisation("A"), by=by
    )

    attributing.correct_organisation(
        made, organisation=recognised, reason="Ze kwam voor B", by=by
    )

    made.refresh_from_db()
    assert (made.organisation, made.target_group) == (recognised, "primary")
    assert made.steps.last().note == "Ze kwam voor B"
    change = Change.objects.filter(
        model="programme.registration", record_id=made.pk
    ).first()
    assert change.after["target_group"] == "primary"


def test_a_correction_without_a_reason_is_refused(by) -> None:
    organisation = an_organisation("A")
    made = registering.register(
        an_activity(), a_person(), organisation=organisation, by=by
    )

    with pytest.raises(ReasonMissing):
        attributing.correct_organisation(made, organisation=None, reason=" ", by=by)

    assert Registration.objects.get(pk=made.pk).organisation == organisation
