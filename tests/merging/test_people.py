"""Two records of one person become one, and two again."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.programme.afterwards.certificates import issue
from steunpunt.programme.models import Attendance, Certificate
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.records.merge_plans import Side, plan
from steunpunt.records.merging import CannotMerge, Choices, merge
from steunpunt.records.models import Change, Merge
from steunpunt.records.unmerging import CannotUnmerge, undo
from steunpunt.sector.models import Person, Role
from steunpunt.sector.tests.builders import a_person, a_role, a_user, an_organisation
from steunpunt.support.models import SupportParticipant
from steunpunt.support.tests.builders import a_request, a_support
from tests.merging.dumping import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor():
    return a_user("noor@steunpunt.example")


def one_choice(kept, absorbed, side=Side.KEPT) -> Choices:
    """The same side for everything that has to be chosen."""
    planned = plan(kept, absorbed)
    return Choices(
        clashes={clash.key: side for clash in planned.to_choose},
        fingerprint=planned.fingerprint,
    )


def test_what_hung_on_one_hangs_on_the_other(noor) -> None:
    kept, absorbed = a_person(), a_person()
    registration = a_registration(an_activity(), absorbed)
    request = a_request(asker=absorbed)
    participant = SupportParticipant.objects.create(
        support=a_support(), person=absorbed
    )
    role = a_role(absorbed, an_organisation())

    merge(kept, absorbed, by=noor)

    for row, name in (
        (registration, "person"),
        (request, "asker"),
        (participant, "person"),
        (role, "person"),
    ):
        row.refresh_from_db()
        assert getattr(row, name) == kept
    absorbed.refresh_from_db()
    assert absorbed.merged_into == kept


def test_an_empty_field_is_filled_and_a_full_one_stays(noor) -> None:
    kept = a_person(email="lotte@zilverlinde.example")
    absorbed = a_person(email="lotte@thuis.example", phone="09 123 45 67")

    merge(kept, absorbed, by=noor)

    kept.refresh_from_db()
    assert (kept.email, kept.phone) == ("lotte@zilverlinde.example", "09 123 45 67")


def test_each_value_can_be_chosen(noor) -> None:
    kept = a_person(email="lotte@zilverlinde.example")
    absorbed = a_person(last_name="Sabbe-Maes", email="lotte@thuis.example")

    merge(kept, absorbed, Choices(values={"email": Side.ABSORBED}), by=noor)

    kept.refresh_from_db()
    assert (kept.last_name, kept.email) == ("Sabbe", "lotte@thuis.example")


def test_of_two_registrations_for_one_activity_somebody_chooses_one(noor) -> None:
    kept, absorbed = a_person(), a_person()
    activity = an_activity(date(2019, 3, 4), status="held")
    stays_away = a_registration(activity, kept)
    comes = a_registration(activity, absorbed)
    was_there(comes, activity.sessions.get())
    planned = plan(kept, absorbed)

    with pytest.raises(CannotMerge):
        merge(kept, absorbed, by=noor)
    merge(kept, absorbed, one_choice(kept, absorbed, Side.ABSORBED), by=noor)

    assert [clash.proposed for clash in planned.clashes] == [Side.ABSORBED]
    comes.refresh_from_db()
    assert comes.person == kept
    assert not type(stays_away).objects.filter(pk=stays_away.pk).exists()


def test_a_cancelled_registration_clashes_with_nothing(noor) -> None:
    kept, absorbed = a_person(), a_person()
    activity = an_activity()
    a_registration(activity, kept)
    cancelled = a_registration(
        activity,
        absorbed,
        status="cancelled",
        cancelled_at=activity.sessions.get().starts_at,
    )

    assert plan(kept, absorbed).clashes == []
    merge(kept, absorbed, by=noor)

    cancelled.refresh_from_db()
    assert cancelled.person == kept


def test_who_took_part_twice_took_part_once(noor) -> None:
    kept, absorbed = a_person(), a_person()
    support = a_support()
    for person in (kept, absorbed):
        SupportParticipant.objects.create(support=support, person=person)

    merge(kept, absorbed, by=noor)

    assert [one.person for one in support.participants.all()] == [kept]


def test_the_same_role_is_kept_once_and_another_moves(noor) -> None:
    kept, absorbed = a_person(), a_person()
    organisation, other = an_organisation(), an_organisation("Ander Huis")
    a_role(kept, organisation)
    a_role(absorbed, organisation)
    a_role(absorbed, other)

    merge(kept, absorbed, by=noor)

    roles = Role.objects.filter(person__in=[kept, absorbed])
    roles = roles.order_by("organisation__name")
    assert [(r.person, r.organisation) for r in roles] == [
        (kept, other),
        (kept, organisation),
    ]


def everything_that_can_clash(kept: Person, absorbed: Person) -> None:
    activity = an_activity(date(2019, 3, 4), status="held")
    support, organisation = a_support(), an_organisation()
    for person in (kept, absorbed):
        registration = a_registration(activity, person, organisation=organisation)
        was_there(registration, activity.sessions.get())
        SupportParticipant.objects.create(support=support, person=person)
        a_role(person, organisation)
        a_request(asker=person)


@pytest.mark.parametrize("side", [Side.KEPT, Side.ABSORBED])
def test_undoing_restores_every_row_of_the_database(noor, side) -> None:
    kept = a_person(email="lotte@zilverlinde.example")
    absorbed = a_person(phone="09 123 45 67")
    everything_that_can_clash(kept, absorbed)
    before = dump()

    done = merge(kept, absorbed, one_choice(kept, absorbed, side), by=noor)
    assert dump() != before
    undone = undo(done, by=noor)

    assert dump() == before
    assert undone.left == []


def test_history_says_who_merged_and_who_undid(noor) -> None:
    kept, absorbed = a_person(), a_person()
    registration = a_registration(an_activity(), absorbed)

    undo(merge(kept, absorbed, by=noor), by=noor)

    lines = Change.objects.filter(record_id=str(registration.pk)).exclude(merge=None)
    told = lines.filter(model="programme.registration").order_by("pk")
    assert [(line.kind, line.by, line.before, line.after) for line in told] == [
        ("merged", noor, {"person_id": absorbed.pk}, {"person_id": kept.pk}),
        ("merged", noor, {"person_id": kept.pk}, {"person_id": absorbed.pk}),
    ]
    about = Change.objects.filter(model="sector.person", record_id=str(absorbed.pk))
    assert [line.kind for line in about.order_by("pk")] == [
        "created",
        "merged",
        "unmerged",
    ]


def test_what_was_changed_since_stays_and_is_told(noor) -> None:
    kept, absorbed = a_person(), a_person(phone="09 123 45 67")
    registration = a_registration(an_activity(), absorbed)
    done = merge(kept, absorbed, by=noor)
    Person.objects.filter(pk=kept.pk).update(phone="09 765 43 21")
    third = a_person("Jan")
    type(registration).objects.filter(pk=registration.pk).update(person=third)

    undone = undo(done, by=noor)

    kept.refresh_from_db()
    registration.refresh_from_db()
    assert (kept.phone, registration.person) == ("09 765 43 21", third)
    assert len(undone.left) == 2


def test_merges_of_one_record_are_undone_newest_first(noor) -> None:
    first, second, third = a_person(), a_person(), a_person()
    before = dump()
    earlier = merge(first, second, by=noor)
    later = merge(third, first, by=noor)

    with pytest.raises(CannotUnmerge, match=str(later)):
        undo(earlier, by=noor)
    undo(later, by=noor)
    undo(earlier, by=noor)

    assert dump() == before


def test_what_comes_back_follows_a_record_that_was_merged_meanwhile(noor) -> None:
    kept, absorbed = a_person(), a_person()
    old, new = an_organisation("Oud"), an_organisation("Nieuw")
    activity = an_activity()
    for person in (kept, absorbed):
        a_registration(activity, person, organisation=old)
    before = dump()
    people = merge(kept, absorbed, one_choice(kept, absorbed), by=noor)
    organisations = merge(new, old, by=noor)

    undo(people, by=noor)
    organisation = {r.organisation for r in activity.registrations.all()}
    undo(organisations, by=noor)

    assert organisation == {new}
    assert dump() == before


def test_a_merge_is_undone_once(noor) -> None:
    done = merge(a_person(), a_person(), by=noor)
    undo(done, by=noor)

    with pytest.raises(CannotUnmerge):
        undo(done, by=noor)


def test_nobody_is_merged_with_themselves_or_twice(noor) -> None:
    kept, absorbed, other = a_person(), a_person(), a_person()
    merge(kept, absorbed, by=noor)

    with pytest.raises(CannotMerge):
        merge(kept, kept, by=noor)
    with pytest.raises(CannotMerge):
        merge(other, absorbed, by=noor)
    with pytest.raises(CannotMerge):
        merge(other, an_organisation(), by=noor)
    assert Merge.objects.count() == 1


def test_an_erased_person_is_not_merged(noor) -> None:
    erased = a_person("", "", erased_at="2020-01-01T00:00:00Z")

    with pytest.raises(CannotMerge, match=erased.reference):
        merge(a_person(), erased, by=noor)


def test_what_changed_since_somebody_looked_is_looked_at_again(noor) -> None:
    kept, absorbed = a_person(), a_person()
    seen = plan(kept, absorbed).fingerprint
    a_registration(an_activity(), absorbed)

    with pytest.raises(CannotMerge):
        merge(kept, absorbed, Choices(fingerprint=seen), by=noor)


def test_a_row_on_which_something_leans_is_not_taken_away(noor, monkeypatch) -> None:
    from django.db.models import ProtectedError
    from django.db.models.deletion import Collector

    kept, absorbed = a_person(), a_person()
    activity = an_activity()
    for person in (kept, absorbed):
        registration = a_registration(activity, person)
    before = dump()

    def refuse(self, objs, **kwargs):
        raise ProtectedError("an invoice", {registration})

    with monkeypatch.context() as patch:
        patch.setattr(Collector, "collect", refuse)
        with pytest.raises(CannotMerge):
            merge(kept, absorbed, one_choice(kept, absorbed), by=noor)

    assert dump() == before


# -- Certificates ----------------------------------------------------------------------


def two_who_came(*, both_certified: bool):
    """One person twice, with a certificate for the one that will go, or for both."""
    kept, absorbed = a_person(), a_person()
    activity = an_activity(date(2019, 3, 4), status="held")
    for person in (kept, absorbed):
        was_there(a_registration(activity, person), activity.sessions.get())
    issue(activity)
    if not both_certified:
        Certificate.objects.filter(registration__person=kept).delete()
    return kept, absorbed, Certificate.objects.get(registration__person=absorbed)


def page_of(client, certificate) -> str:
    address = reverse("programme:certificate", args=[certificate.code])
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_certificate_moves_to_the_registration_that_stays_and_holds(
    noor, client
) -> None:
    kept, absorbed, certificate = two_who_came(both_certified=False)
    before = dump()

    done = merge(kept, absorbed, one_choice(kept, absorbed, Side.KEPT), by=noor)

    certificate.refresh_from_db()
    assert certificate.registration.person == kept
    assert certificate.ended_at is None
    page_of(client, certificate)
    assert undo(done, by=noor).left == []
    assert dump() == before


def test_of_two_certificates_one_holds_and_the_code_of_the_other_keeps_its_page(
    noor, client
) -> None:
    kept, absorbed, certificate = two_who_came(both_certified=True)
    other = Certificate.objects.get(registration__person=kept)
    before = dump()

    done = merge(kept, absorbed, one_choice(kept, absorbed, Side.KEPT), by=noor)

    certificate.refresh_from_db()
    assert certificate.registration == other.registration
    assert (certificate.version, other.version) == (2, 1)
    assert certificate.ended_at is not None
    page_of(client, certificate)
    assert undo(done, by=noor).left == []
    assert dump() == before


def test_what_the_staying_registration_does_not_say_holds_no_longer(noor) -> None:
    kept, absorbed, certificate = two_who_came(both_certified=False)
    Attendance.objects.filter(registration__person=kept).update(present=False)

    merge(kept, absorbed, one_choice(kept, absorbed, Side.KEPT), by=noor)

    certificate.refresh_from_db()
    assert certificate.ended_at is not None
    assert certificate.registration.person == kept


def test_a_certificate_that_changed_since_the_merge_stays_where_it_is(noor) -> None:
    kept, absorbed, certificate = two_who_came(both_certified=False)
    done = merge(kept, absorbed, one_choice(kept, absorbed, Side.KEPT), by=noor)
    Certificate.objects.filter(pk=certificate.pk).update(ended_at=timezone.now())
    Certificate.objects.filter(pk=certificate.pk).update(version=7)

    left = undo(done, by=noor).left

    certificate.refresh_from_db()
    assert certificate.registration.person == kept
    assert len(left) == 1
