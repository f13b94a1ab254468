"""Who asks to be forgotten, and what the centre does with it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.accounts.proving import account_of
from steunpunt.mail.models import Message
from steunpunt.programme.attention import asked_to_be_forgotten
from steunpunt.programme.forgetting import ERASURES_KEPT, forget
from steunpunt.programme.models import ErasureRequest
from steunpunt.programme.own.erasing import (
    AnsweredAlready,
    ask_erasure,
    note_done,
    refuse,
)
from steunpunt.programme.own.unused_accounts import WARNED_FOR, tidy_accounts
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.records.refusing import ReasonMissing
from steunpunt.sector.tests.builders import a_person, a_user

pytestmark = pytest.mark.django_db
LOTTE = "lotte@vereniging.example"
NOW = timezone.now()
TODAY = timezone.localdate()


def the_staff(client):
    user = a_user("staf@steunpunt.example", "staff")
    client.force_login(user)
    return user


def test_asked_twice_it_waits_once_whatever_the_capitals() -> None:
    first = ask_erasure(LOTTE)
    again = ask_erasure(LOTTE.upper())

    assert again == first
    assert list(asked_to_be_forgotten(TODAY)) == [first]
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasureRequest.objects.create(address=LOTTE, asked_at=NOW)


def test_the_mail_and_the_list_say_the_same_last_day() -> None:
    asked = ask_erasure(LOTTE)

    assert asked.answer_by == TODAY + timedelta(days=30)
    assert f"{asked.answer_by:%d/%m/%Y}" in Message.objects.get().text


def test_it_is_late_after_a_month_and_not_once_it_is_answered() -> None:
    asked = ask_erasure(LOTTE)
    asked.asked_at -= timedelta(days=30)
    assert not asked.is_late
    asked.asked_at -= timedelta(days=1)
    assert asked.is_late
    asked.status = "done"
    assert not asked.is_late


def test_an_answer_is_given_once_and_a_refusal_says_why() -> None:
    by = a_user()
    asked, other = ask_erasure(LOTTE), ask_erasure("jef@elders.example")

    with pytest.raises(ReasonMissing):
        refuse(asked, reason=" ", by=by)
    refuse(asked, reason="Er is nog een factuur.", by=by)
    note_done(other, by=by)
    with pytest.raises(AnsweredAlready):
        note_done(asked, by=by)

    asked.refresh_from_db()
    assert (asked.status, asked.reason, asked.decided_by) == (
        "refused",
        "Er is nog een factuur.",
        by,
    )
    assert asked.decided_at
    assert not asked_to_be_forgotten(TODAY)
    assert ask_erasure(LOTTE) != asked


def test_staff_see_what_hangs_on_it_and_answer(client) -> None:
    user = the_staff(client)
    asked = ask_erasure(LOTTE)
    person = a_person("Lotte", email=LOTTE)

    page = client.get(reverse("erasures")).content.decode()
    assert LOTTE in page
    assert reverse("person:inspect", args=[person.pk]) in page
    decide = reverse("erasure_decide", args=[asked.pk])
    client.post(decide, {"do": "refuse", "reason": ""})
    asked.refresh_from_db()
    assert asked.status == "asked"
    client.post(decide, {"do": "done"})

    asked.refresh_from_db()
    assert (asked.status, asked.decided_by) == ("done", user)
    page = client.get(reverse("erasures"))
    assert page.context["waiting"] == []
    assert list(page.context["decided"]) == [asked]


def test_the_staff_home_leads_to_the_list(client) -> None:
    the_staff(client)
    asked = ask_erasure(LOTTE)

    waits = client.get(reverse("reports_waiting", args=["programme.erasures"]))

    assert f"{reverse('erasures')}#asked-{asked.pk}" in waits.content.decode()


def test_who_may_not_see_people_reads_no_address_anywhere(client) -> None:
    client.force_login(a_user("redactie@steunpunt.example", "editor"))
    ask_erasure(LOTTE)

    waits = client.get(reverse("reports_waiting", args=["programme.erasures"]))

    assert LOTTE not in waits.content.decode()
    assert client.get(reverse("erasures")).status_code in (302, 403)


def test_the_list_goes_a_year_after_the_answer() -> None:
    asked, waits = ask_erasure(LOTTE), ask_erasure("jef@elders.example")
    note_done(asked, by=None)

    assert (
        forget(at=timezone.now() + ERASURES_KEPT - timedelta(hours=1))["erasures"] == 0
    )
    assert (
        forget(at=timezone.now() + ERASURES_KEPT + timedelta(hours=1))["erasures"] == 1
    )
    assert list(ErasureRequest.objects.all()) == [waits]


# -- Accounts that nobody uses ---------------------------------------------------------


def an_account(address=LOTTE, *, days=731) -> User:
    user = account_of(address)
    User.objects.filter(pk=user.pk).update(last_login=NOW - timedelta(days=days))
    user.refresh_from_db()
    return user


def exists(user: User) -> bool:
    return User.objects.filter(pk=user.pk).exists()


def test_an_unused_account_goes_a_month_after_one_mail() -> None:
    user = an_account()
    registration = a_registration(an_activity(), a_person(email=LOTTE))

    assert tidy_accounts() == {"warned": 1, "removed": 0}
    assert tidy_accounts() == {"warned": 0, "removed": 0}
    later = timezone.now() + WARNED_FOR
    assert tidy_accounts(at=later) == {"warned": 0, "removed": 1}

    assert not exists(user)
    message = Message.objects.get(code="programme.account_unused")
    assert LOTTE in message.to
    registration.refresh_from_db()
    assert registration.status == "confirmed"


def test_who_signs_in_after_the_mail_keeps_the_account() -> None:
    user = an_account()
    tidy_accounts()
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())

    assert tidy_accounts(at=timezone.now() + WARNED_FOR) == {"warned": 0, "removed": 0}
    assert exists(user)


def test_who_never_signed_in_counts_from_when_the_account_was_made() -> None:
    user = account_of(LOTTE)
    User.objects.filter(pk=user.pk).update(date_joined=NOW - timedelta(days=800))

    assert tidy_accounts()["warned"] == 1


@pytest.mark.parametrize("days", [0, 700])
def test_an_account_in_use_stays(days) -> None:
    an_account(days=days)

    assert tidy_accounts() == {"warned": 0, "removed": 0}


def test_nobody_of_the_staff_is_tidied_away() -> None:
    an_account("baas@steunpunt.example")
    User.objects.filter(email="baas@steunpunt.example").update(is_superuser=True)
    an_account("staf@steunpunt.example").groups.add(Group.objects.create(name="eigen"))

    assert tidy_accounts() == {"warned": 0, "removed": 0}


def test_how_long_is_a_setting(settings) -> None:
    settings.ACCOUNT_UNUSED_DAYS = 100
    an_account(days=101)

    assert tidy_accounts()["warned"] == 1
