"""A code proves a mailbox once, for a quarter of an hour, in three attempts."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from steunpunt.accounts import codes
from steunpunt.accounts.models import SignInCode, User
from steunpunt.accounts.proving import HOLDS, account_of, proven_address
from steunpunt.accounts.tests.visiting import (
    ASK,
    CONFIRM,
    asked,
    code_in_mail,
    signed_in,
)

pytestmark = pytest.mark.django_db
LOTTE = "lotte@vereniging.example"


@pytest.fixture(autouse=True)
def nobody_was_here_before():
    cache.clear()


def outcome(pk: int, typed: str, **more) -> str:
    try:
        return codes.try_code(pk, typed, **more)
    except (codes.WrongCode, codes.CodeIsGone) as refused:
        return type(refused).__name__


def test_the_right_code_proves_an_address_once() -> None:
    code, words = codes.make_code("Lotte@Vereniging.example")

    first, second = outcome(code.pk, words.lower()), outcome(code.pk, words)

    assert (first, second) == (LOTTE, "CodeIsGone")


def test_the_third_wrong_code_is_the_last() -> None:
    code, words = codes.make_code(LOTTE)

    tried = [outcome(code.pk, "BCDF-BCDF") for _n in range(3)]

    assert tried == ["WrongCode", "WrongCode", "CodeIsGone"]
    assert outcome(code.pk, words) == "CodeIsGone"


def test_a_code_is_over_after_a_quarter_of_an_hour() -> None:
    code, words = codes.make_code(LOTTE)
    soon = code.made_at + codes.LASTS - timedelta(seconds=1)

    late = outcome(code.pk, words, at=code.made_at + codes.LASTS)

    assert late == "CodeIsGone"
    assert outcome(code.pk, words, at=soon) == LOTTE


def test_the_code_itself_stands_nowhere_in_the_database() -> None:
    _code, words = codes.make_code(LOTTE)

    kept = SignInCode.objects.values().get()

    assert words.replace("-", "").lower() not in str(kept).lower()


def test_codes_are_forgotten_a_day_after_they_are_over() -> None:
    code, _words = codes.make_code(LOTTE)
    over = code.expires_at + codes.KEPT

    assert codes.forget_codes(at=over) == 0
    assert codes.forget_codes(at=over + timedelta(seconds=1)) == 1


def test_somebody_signs_in_without_having_made_an_account() -> None:
    browser = asked(LOTTE)
    assert not User.objects.exists()

    answer = browser.post(CONFIRM, {"code": code_in_mail()})

    user = User.objects.get()
    assert answer.headers["Location"] == "/mijn-steunpunt/"
    assert (user.email, user.proven_email) == (LOTTE, LOTTE)
    assert not user.has_usable_password()
    assert browser.get("/mijn-steunpunt/").status_code == 200


def test_they_come_back_to_the_page_that_they_asked_for() -> None:
    browser = Client()
    sent = browser.get("/mijn-steunpunt/gegevens/").headers["Location"]
    onward = browser.post(sent, {"email": LOTTE}).headers["Location"]

    answer = browser.post(onward, {"code": code_in_mail()})

    assert answer.headers["Location"] == "/mijn-steunpunt/gegevens/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example"])
def test_nobody_is_sent_to_another_site(elsewhere: str) -> None:
    browser = Client()
    onward = browser.post(f"{ASK}?next={elsewhere}", {"email": LOTTE})
    query = f"{CONFIRM}?next={elsewhere}"

    answer = browser.post(query, {"code": code_in_mail(), "next": elsewhere})

    assert "evil" not in onward.headers["Location"]
    assert answer.headers["Location"] == "/mijn-steunpunt/"


def without_what_differs(page: bytes, email: str) -> str:
    text = page.decode().replace(email, "…")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_the_answer_is_the_same_whether_or_not_there_is_an_account() -> None:
    User.objects.create_user("bekend@x.example", "een-lang-wachtwoord")
    seen = []
    for email in ("bekend@x.example", "onbekend@x.example"):
        browser = Client()
        answer = browser.post(ASK, {"email": email})
        page = browser.get(answer.headers["Location"])
        wrong = browser.post(CONFIRM, {"code": "BCDF-BCDF"})
        letter = re.sub(r"\b[A-Z]{4}-[A-Z]{4}\b", "", mail.outbox[-1].body)
        seen.append(
            (
                answer.headers["Location"],
                without_what_differs(page.content, email),
                without_what_differs(wrong.content, email),
                mail.outbox[-1].subject,
                letter,
            )
        )

    assert seen[0] == seen[1]


def test_a_code_works_only_in_the_browser_that_asked_for_it() -> None:
    asked(LOTTE)
    code = code_in_mail()
    another = asked("jef@vereniging.example")

    answer = another.post(CONFIRM, {"code": code})

    assert answer.status_code == 422
    assert Client().post(CONFIRM, {"code": code}).headers["Location"] == ASK
    assert not User.objects.exists()


def test_a_mailbox_is_not_flooded() -> None:
    answers = [Client().post(ASK, {"email": LOTTE}).status_code for _n in range(5)]

    assert answers == [302, 302, 302, 429, 429]
    assert len(mail.outbox) == 3


def test_a_visitor_never_gets_into_the_back_office() -> None:
    browser = signed_in(LOTTE)

    for path in ("/beheer/", "/beheer/login/", "/beheer/pages/", "/beheer/personen/"):
        answer = browser.get(path, follow=True)
        assert answer.status_code in (403, 404), path
    for path in ("/account/email/", "/beheer/account/"):
        assert browser.get(path).status_code == 403, path


def test_the_second_factor_of_staff_is_still_asked(settings) -> None:
    settings.REQUIRE_2FA = True
    chief = User.objects.create_superuser("noor@x.example", "een-lang-wachtwoord")

    bare = signed_in("noor@x.example")

    assert bare.get("/beheer/").headers["Location"] == "/account/2fa/"
    TOTP.activate(chief, "JBSWY3DPEHPK3PXP")
    cache.clear()
    browser = asked("noor@x.example")
    answer = browser.post(CONFIRM, {"code": code_in_mail()})
    assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
    assert browser.get("/mijn-steunpunt/").status_code == 302


def test_a_passkey_of_a_visitor_takes_the_place_of_the_code() -> None:
    browser = signed_in(LOTTE)
    user = User.objects.get()
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "gsm"}
    )

    answer = signed_in(LOTTE).get("/mijn-steunpunt/")

    assert answer.status_code == 200
    assert browser.get("/mijn-steunpunt/").status_code == 200


def test_an_account_that_is_closed_opens_nothing() -> None:
    browser = signed_in(LOTTE)
    user = User.objects.get()
    user.is_active = False
    user.save()

    assert browser.get("/mijn-steunpunt/").status_code == 302
    again = asked(LOTTE)
    answer = again.post(CONFIRM, {"code": code_in_mail()})
    assert answer.headers["Location"] == "/account/inactive/"
    assert again.get("/mijn-steunpunt/").status_code == 302


def test_an_address_that_was_never_proven_opens_nothing() -> None:
    user = User.objects.create_user(LOTTE, "een-lang-wachtwoord")
    browser = Client()
    browser.force_login(user)

    assert browser.get("/mijn-steunpunt/").headers["Location"].startswith(ASK)


def test_a_proof_lapses_and_goes_with_the_address() -> None:
    user = account_of(LOTTE)
    later = user.proven_at + HOLDS

    assert proven_address(user) == LOTTE
    assert proven_address(user, at=later) == ""
    user.email = "ander@vereniging.example"
    assert proven_address(user) == ""


def test_what_was_put_on_an_account_before_its_address_was_proven_goes() -> None:
    thief = User.objects.create_user(LOTTE, "een-lang-wachtwoord")
    Authenticator.objects.create(
        user=thief, type=Authenticator.Type.WEBAUTHN, data={"name": "van de dief"}
    )

    user = account_of(LOTTE, at=timezone.now())

    assert user.pk == thief.pk
    assert not user.has_usable_password()
    assert not Authenticator.objects.filter(user=user).exists()


def test_the_page_for_colleagues_has_all_ways_in_and_offers_no_account() -> None:
    page = Client().get(reverse("account_login")).content.decode()

    assert 'id="mfa_login"' in page  # without it the button of the passkey does nothing
    assert "mfa/js/webauthn" in page
    assert reverse("account_request_login_code") in page
    assert reverse("account_signup") not in page


def test_what_allauth_has_to_say_is_shown() -> None:
    old, new = "een-lang-wachtwoord-19", "een-ander-wachtwoord-20"
    User.objects.create_user("noor@steunpunt.test", old)
    client = Client(headers={"accept-language": "nl"})
    client.post(
        reverse("account_login"), {"login": "noor@steunpunt.test", "password": old}
    )

    said = client.post(
        reverse("account_change_password"),
        {"oldpassword": old, "password1": new, "password2": new},
        follow=True,
    )

    assert 'role="status"' in said.content.decode()
    assert "Wachtwoord wijziging geslaagd" in said.content.decode()


def test_who_reads_english_signs_in_in_english(client) -> None:
    sent = client.get("/en/mijn-steunpunt/").headers["Location"]
    page = client.get(sent)
    client.post(sent, {"email": LOTTE})

    assert sent.startswith("/en/account/login/code/?next=")
    assert '<html lang="en">' in page.content.decode()
    assert 'href="/account/login/code/?' in page.content.decode()  # the same in Dutch
    assert "no-store" in page.headers["Cache-Control"]
    assert "With this code you sign in" in mail.outbox[-1].body
