"""The act that erases somebody: what stands in the way, what goes, what stays."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from steunpunt.accounts.proving import account_of
from steunpunt.mail.models import Message
from steunpunt.money.invoicing import issue
from steunpunt.money.models import Invoice, Order
from steunpunt.money.paying import note_payment
from steunpunt.money.tests.builders import a_price_list, a_seller
from steunpunt.programme.afterwards import certificates
from steunpunt.programme.erasing.acting import erase, preview
from steunpunt.programme.erasing.hindering import CannotErase
from steunpunt.programme.erasing.whom import whom, whom_of_address
from steunpunt.programme.models import (
    AccessNeed,
    Activity,
    Attendance,
    Booking,
    LateChange,
    Registration,
    RegistrationStep,
    Session,
)
from steunpunt.programme.own.erasing import ask_erasure
from steunpunt.programme.placing import booking
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.tests.builders import (
    a_late_change,
    a_registration,
    a_trainer,
    an_activity,
    was_there,
)
from steunpunt.records.history import acting
from steunpunt.records.merging import merge
from steunpunt.records.models import Change
from steunpunt.records.unmerging import CannotUnmerge, undo
from steunpunt.sector.models import Person, Role
from steunpunt.sector.tests.builders import a_person, a_role, a_user, an_organisation

pytestmark = pytest.mark.django_db
LOTTE = "lotte@vereniging.example"


@pytest.fixture
def noor():
    return a_user("noor@steunpunt.example", "staff")


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def booked(activity, **more) -> Booking:
    _hold, token = booking.hold_places(activity, 1)
    asked = Asked(
        [Comer("Lotte", "Sabbe", LOTTE)],
        contact_name="Lotte Sabbe",
        contact_email=LOTTE,
        contact_phone="0499 11 22 33",
        remarks="Ik kom met de trein.",
        needs="Een zaal zonder trap.",
        **more,
    )
    return booking.book(token, asked).booking


def over(activity) -> None:
    """Let it be a month ago."""
    for session in activity.sessions.all():
        ago = timedelta(days=60)
        Session.objects.filter(pk=session.pk).update(
            starts_at=session.starts_at - ago,
            ends_at=session.ends_at - ago,
            status="held",
        )
    Activity.objects.filter(pk=activity.pk).update(status="held", starts_on=soon(-30))


def who_came(**more) -> tuple[Booking, Registration]:
    activity = an_activity(soon(), is_public=True, **more)
    made = booked(activity)
    over(activity)
    one = made.registrations.get()
    was_there(one, activity.sessions.get())
    return made, one


def test_who_still_comes_is_not_erased_and_it_says_so(noor) -> None:
    one = booked(an_activity(soon(), is_public=True)).registrations.get()

    with pytest.raises(CannotErase, match="Starten met vrijwilligers"):
        erase(whom(one.person), by=noor)

    one.person.refresh_from_db()
    assert one.person.first_name == "Lotte"


def test_a_place_on_a_waiting_list_is_coming_too() -> None:
    one = a_registration(an_activity(soon()), status="waiting")

    assert preview(whom(one.person)).hindrances
    Registration.objects.update(status="cancelled", cancelled_at=timezone.now())
    assert not preview(whom(one.person)).hindrances


def test_a_bill_is_paid_first_and_the_document_keeps_the_name(noor) -> None:
    a_seller()
    made, one = who_came(price_list=a_price_list())
    assert preview(whom(one.person)).hindrances  # it is still to be invoiced
    invoice = issue(Order.objects.get(), by=noor)
    with pytest.raises(CannotErase, match=invoice.number):
        erase(whom(one.person), by=noor)
    note_payment(invoice, amount=invoice.total, on=soon(0), by=noor)

    erase(whom(one.person), by=noor)

    made.refresh_from_db()
    assert (made.contact_name, made.contact_email, made.remarks) == ("", "", "")
    assert "Lotte Sabbe" in str(Invoice.objects.get().document)
    assert Order.objects.get().buyer_name == "Lotte Sabbe"


def test_what_goes_and_what_stays(noor, client) -> None:
    _made, one = who_came()
    [certified] = certificates.issue(one.activity)
    a_role(one.person, an_organisation())
    a_late_change(one, reason="Lotte is ziek")
    user = account_of(LOTTE)
    RegistrationStep.objects.create(
        registration=one,
        status="confirmed",
        at=timezone.now(),
        note="Lotte Sabbe belt",
    )

    erase(whom(one.person), by=noor)

    person = Person.objects.get(pk=one.person_id)
    assert person.erased_at
    assert (person.first_name, person.last_name, person.email) == ("", "", "")
    assert Registration.objects.get().person == person
    assert Attendance.objects.get().present
    for model in (AccessNeed, LateChange, Role):
        assert not model.objects.exists()
    assert not type(user).objects.filter(pk=user.pk).exists()
    assert RegistrationStep.objects.last().note == "••• belt"
    assert not Message.objects.exclude(to="", subject="", text="", html="").exists()
    assert not Message.objects.filter(status="queued").exists()
    certified.refresh_from_db()
    assert (certified.name, certified.ended_at) == ("", None)
    page = client.get(reverse("programme:certificate", args=[certified.code]))
    assert page.status_code == 200
    assert "Sabbe" not in page.content.decode()


def test_again_nothing_happens(noor) -> None:
    _made, one = who_came()
    erase(whom(one.person), by=noor)
    moment = Person.objects.get(pk=one.person_id).erased_at
    lines = Change.objects.count()

    erase(whom(Person.objects.get(pk=one.person_id)), by=noor)

    assert Person.objects.get(pk=one.person_id).erased_at == moment
    assert Change.objects.count() == lines


def test_history_says_that_and_by_whom_and_no_name(noor) -> None:
    with acting(noor):
        person = a_person(email=LOTTE)
        person.phone = "0499 11 22 33"
        person.save()

    erase(whom(person), by=noor)

    lines = Change.objects.filter(model="sector.person", record_id=str(person.pk))
    told = str(list(lines.values_list("before", "after")))
    assert "Sabbe" not in told
    assert "0499" not in told
    assert list(lines.order_by("pk").last().after) == ["erased_at"]
    assert lines.order_by("pk").last().by == noor


def test_the_question_is_noted_as_done(noor) -> None:
    person = a_person(email=LOTTE)
    asked = ask_erasure(LOTTE)

    erase(whom(person), by=noor)

    asked.refresh_from_db()
    assert (asked.status, asked.decided_by) == ("done", noor)
    assert asked.decided_at


def test_of_a_shared_mailbox_what_is_a_colleagues_stays(noor) -> None:
    activity = an_activity(soon(), is_public=True)
    made = booked(activity)
    over(activity)
    lotte = made.registrations.get().person
    jef = a_person("Jef", "Claes", email=LOTTE)
    of_jef = Booking.objects.create(
        activity=activity,
        contact_name="Jef Claes",
        contact_email=LOTTE,
        made_at=timezone.now(),
    )
    asked = ask_erasure(LOTTE)

    erase(whom(lotte), by=noor, asked=asked)

    for kept, of_whom in ((jef, "email"), (of_jef, "contact_email")):
        kept.refresh_from_db()
        assert getattr(kept, of_whom) == LOTTE
    made.refresh_from_db()
    assert made.contact_email == ""
    asked.refresh_from_db()
    assert asked.status == "done"


def test_a_namesake_keeps_what_notes_say(noor) -> None:
    lotte, _other = a_person(email=LOTTE), a_person(email="lotte@elders.example")
    one = a_registration(an_activity(soon(-9), status="held"))
    step = RegistrationStep.objects.create(
        registration=one,
        status="confirmed",
        at=timezone.now(),
        note=f"Lotte Sabbe, {LOTTE}",
    )

    assert preview(whom(lotte)).namesakes
    erase(whom(lotte), by=noor)

    step.refresh_from_db()
    assert step.note == "Lotte Sabbe, •••"


def test_an_address_within_a_longer_one_is_somebody_elses(noor) -> None:
    one = a_registration(an_activity(soon(-9), status="held"))
    RegistrationStep.objects.create(
        registration=one,
        status="confirmed",
        at=timezone.now(),
        note=f"an-{LOTTE} en {LOTTE}.",
    )

    erase(whom(a_person("Lotte", "Anders", email=LOTTE)), by=noor)

    assert RegistrationStep.objects.get().note == f"an-{LOTTE} en •••."


def test_an_address_of_which_only_forms_are_known(noor) -> None:
    form = Booking.objects.create(
        activity=an_activity(soon(-9), status="held"),
        contact_name="Lotte Sabbe",
        contact_email=LOTTE,
        made_at=timezone.now(),
    )
    asked = ask_erasure(LOTTE)

    erase(whom_of_address(asked), by=noor, asked=asked)

    form.refresh_from_db()
    assert (form.contact_name, form.contact_email) == ("", "")
    asked.refresh_from_db()
    assert asked.status == "done"


def test_who_was_merged_goes_whole_and_no_merge_brings_it_back(noor) -> None:
    kept, absorbed = a_person(email=LOTTE), a_person("Lotje", "Sabbe")
    done = merge(kept, absorbed, by=noor)

    erase(whom(absorbed), by=noor)

    assert Person.objects.filter(erased_at=None, last_name="Sabbe").count() == 0
    with pytest.raises(CannotUnmerge, match=kept.reference):
        undo(done, by=noor)
    done.refresh_from_db()
    assert "Sabbe" not in str(done.document)


def test_no_name_comes_back_on_who_was_erased(noor, client) -> None:
    trainer = a_trainer(biography="Geeft al jaren vorming.")
    erase(whom(trainer.person), by=noor)
    trainer.refresh_from_db()
    assert trainer.biography == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.update(first_name="Mieke")

    client.force_login(noor)
    edit = client.get(reverse("person:edit", args=[trainer.person_id]))
    assert edit.status_code in (302, 404)


# -- on screen -------------------------------------------------------------------------


def test_staff_look_first_and_erase_once_they_say_so(client, noor) -> None:
    client.force_login(noor)
    _made, one = who_came()
    asked = ask_erasure(LOTTE)
    at = reverse("erase_person", args=[one.person_id])

    waiting = client.get(reverse("erasures")).content.decode()
    assert f"{at}?vraag={asked.pk}" in waiting
    page = client.get(f"{at}?vraag={asked.pk}")
    assert page.context["preview"].goes
    assert client.post(at).status_code == 422
    assert Person.objects.get(pk=one.person_id).erased_at is None
    client.post(f"{at}?vraag={asked.pk}", {"sure": "on"})

    assert Person.objects.get(pk=one.person_id).erased_at
    asked.refresh_from_db()
    assert (asked.status, asked.decided_by) == ("done", noor)
    assert client.get(at).status_code == 404


@pytest.mark.parametrize("act", ["access_person", "erase_person"])
def test_the_file_of_a_person_leads_there_for_who_may(client, noor, act) -> None:
    person = a_person()
    file = reverse("person:inspect", args=[person.pk])
    at = reverse(act, args=[person.pk])

    client.force_login(noor)
    assert at in client.get(file).content.decode()
    client.force_login(a_user("boek@steunpunt.example", "finance"))
    assert at not in client.get(file).content.decode()
    assert client.get(at).status_code in (302, 403)


def test_texts_that_name_somebody_are_shown_to_look_at(client, noor) -> None:
    client.force_login(noor)
    person = a_person()
    activity = an_activity(soon(-9), title="Lezing door Lotte Sabbe", status="held")

    page = client.get(reverse("erase_person", args=[person.pk])).content.decode()
    assert reverse("activity:edit", args=[activity.pk]) in page
    erase(whom(person), by=noor)

    activity.refresh_from_db()
    assert activity.title == "Lezing door Lotte Sabbe"
