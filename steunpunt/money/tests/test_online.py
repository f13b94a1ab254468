"""Paying online: the state is the provider's, and money is booked once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from steunpunt.money import mollie, online
from steunpunt.money.models import Allocation, Invoice, OnlinePayment, Payment
from steunpunt.money.paying import note_payment
from steunpunt.money.tests.builders import an_invoice
from steunpunt.money.tests.provider import KEY, Provider, a_provider
from tests.shared import a_database_of_its_own

HOOK = "/betalen/mollie/"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with a_provider() as server:
        settings.MOLLIE_KEY, settings.MOLLIE_URL = KEY, server.url
        yield server


@pytest.fixture
def begun(db, provider) -> OnlinePayment:
    return begin(an_invoice())


def begin(invoice: Invoice) -> OnlinePayment:
    return online.start(
        invoice, return_url="https://x.be/terug", webhook_url="https://x.be" + HOOK
    )


def called(client, number: str) -> int:
    return client.post(HOOK, {"id": number}).status_code


def test_a_payment_is_begun_for_what_is_left(begun, provider) -> None:
    said = provider.payments[begun.provider_id]

    assert said["amount"] == {"currency": "EUR", "value": "70.00"}
    assert said["metadata"] == {"reference": begun.reference}
    assert begun.status == "open"
    assert begun.checkout_url.startswith(provider.url)


def test_begun_fifty_times_there_is_one(begun, provider) -> None:
    again = {begin(begun.invoice).pk for _time in range(50)}

    assert again == {begun.pk}
    assert provider.asked == ["POST /v2/payments"]


def test_the_same_key_after_a_broken_answer_begins_no_second(
    db, provider, monkeypatch
) -> None:
    invoice = an_invoice()
    create = mollie.create

    def cut(*args, **kwargs):
        create(*args, **kwargs)
        raise mollie.ProviderUnavailable

    monkeypatch.setattr(mollie, "create", cut)
    with pytest.raises(mollie.ProviderUnavailable):
        begin(invoice)
    monkeypatch.setattr(mollie, "create", create)
    begin(invoice)

    assert len(provider.payments) == 1
    assert OnlinePayment.objects.count() == 1


def test_paid_it_is_booked_once_however_often_the_provider_calls(
    begun, provider, client
) -> None:
    provider.payments[begun.provider_id]["status"] = "paid"

    answers = {called(client, begun.provider_id) for _time in range(100)}

    assert answers == {200}
    assert Payment.objects.get().amount == 70
    assert Allocation.objects.get().invoice == begun.invoice
    assert provider.asked.count(f"GET /v2/payments/{begun.provider_id}") == 1


@pytest.mark.parametrize("status", ["pending", "canceled", "expired", "failed"])
def test_other_states_are_taken_over_and_book_nothing(
    begun, provider, client, status
) -> None:
    provider.payments[begun.provider_id]["status"] = status

    called(client, begun.provider_id)

    begun.refresh_from_db()
    assert begun.status == status
    assert not Payment.objects.exists()


def test_out_of_order_the_answer_counts_and_paid_stays_paid(
    begun, provider, client
) -> None:
    said = provider.payments[begun.provider_id]
    said["status"] = "expired"
    called(client, begun.provider_id)
    said["status"] = "paid"
    called(client, begun.provider_id)
    late = mollie.Said(
        begun.provider_id, "open", Decimal(70), "EUR", begun.reference, ""
    )

    online._take_over(begun.provider_id, late)

    begun.refresh_from_db()
    assert begun.status == "paid"
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("number", ["tr_unknown", "tr_" + "x" * 60])
def test_a_number_that_is_not_ours_asks_and_tells_nothing(
    begun, provider, client, number
) -> None:
    answer = client.post(HOOK, {"id": number})

    assert (answer.status_code, answer.content) == (200, b"")
    assert len(provider.asked) == 1  # where it was begun


@pytest.mark.parametrize(
    "number", ["", "x", "tr_", "../../x", "tr_a/../b", "tr_é", "tr_a\n", "a" * 9999]
)
def test_what_is_no_number_is_refused(provider, client, number) -> None:
    assert called(client, number) == 400
    assert provider.asked == []


def test_a_forged_call_changes_nothing(begun, client) -> None:
    for more in ({"status": "paid"}, {"amount": "70.00"}):
        client.post(HOOK, {"id": begun.provider_id, **more})

    begun.refresh_from_db()
    assert begun.status == "open"
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"amount": {"currency": "EUR", "value": "0.01"}},
        {"amount": {"currency": "USD", "value": "70.00"}},
        {"metadata": {"reference": "of-another"}},
        {"metadata": None},
    ],
)
def test_another_amount_or_order_is_not_booked_and_staff_sees_why(
    begun, provider, client, change
) -> None:
    provider.payments[begun.provider_id].update({"status": "paid"} | change)

    assert called(client, begun.provider_id) == 200

    begun.refresh_from_db()
    assert begun.trouble
    assert not Payment.objects.exists()


@pytest.mark.parametrize("failing", ["500", "429", "404", "302", "words", "list"])
def test_a_provider_that_fails_is_asked_again_later(
    begun, provider, client, failing
) -> None:
    provider.payments[begun.provider_id]["status"] = "paid"
    provider.failing = failing
    assert called(client, begun.provider_id) == 503
    assert not Payment.objects.exists()

    provider.failing = ""
    assert called(client, begun.provider_id) == 200
    assert Payment.objects.count() == 1


def test_a_provider_that_is_slow_or_down_does_not_hold_us_up(
    begun, provider, client, monkeypatch, settings
) -> None:
    monkeypatch.setattr(mollie, "SECONDS", 0.2)
    provider.failing = "slow"
    assert called(client, begun.provider_id) == 503

    settings.MOLLIE_URL = "http://127.0.0.1:9"
    assert called(client, begun.provider_id) == 503


def test_paid_by_the_bank_meanwhile_the_money_waits_for_a_person(
    begun, provider, client
) -> None:
    note_payment(begun.invoice, amount=Decimal(70), on=begun.invoice.issued_on, by=None)
    provider.payments[begun.provider_id]["status"] = "paid"

    called(client, begun.provider_id)

    assert Payment.objects.leftover().get().source == "online"
    with pytest.raises(online.NothingToPay):
        begin(begun.invoice)


# -- The page --------------------------------------------------------------------------


def test_the_page_leads_to_the_provider_and_back(db, provider, client) -> None:
    token = online.token_of(invoice := an_invoice())
    page = reverse("money:pay", args=[token])

    shown = client.get(page)
    sent = client.post(reverse("money:start", args=[token]))
    provider.payments[OnlinePayment.objects.get().provider_id]["status"] = "paid"
    back = client.get(page)

    assert "€ 70,00" in shown.content.decode()
    assert f"https://*.mollie.com {provider.url};" in shown["Content-Security-Policy"]
    assert "no-store" in shown["Cache-Control"]  # the address is the key
    assert (sent.status_code, sent["Location"]) == (
        303,
        f"{provider.url}/checkout/tr_00000001",
    )
    assert "niets meer te betalen" in back.content.decode()
    assert Invoice.objects.paid().get() == invoice


@pytest.mark.parametrize(
    ("status", "said", "may_try"),
    [
        ("failed", "betaling lukte niet", True),
        ("canceled", "betaling lukte niet", True),
        ("expired", "betaling lukte niet", True),
        ("pending", "betaling is onderweg", False),
        ("open", "te betalen", True),
    ],
)
def test_the_page_says_what_became_of_the_last_try(
    begun, provider, client, status, said, may_try
) -> None:
    provider.payments[begun.provider_id]["status"] = status

    page = client.get(reverse("money:pay", args=[online.token_of(begun.invoice)]))

    shown = page.content.decode()
    assert said in shown
    assert ("Betaal € 70,00 online" in shown) == may_try


def test_the_other_language_leads_to_the_home_page(begun, client) -> None:
    page = client.get(reverse("money:pay", args=[online.token_of(begun.invoice)]))

    assert '<a href="/en/" lang="en" hreflang="en">' in page.content.decode()


def test_when_the_provider_is_down_the_page_says_so(db, provider, client) -> None:
    token = online.token_of(an_invoice())
    provider.failing = "500"

    answer = client.post(reverse("money:start", args=[token]), follow=True)

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()


def test_an_address_that_was_made_up_opens_nothing(db, provider, client) -> None:
    token = online.token_of(invoice := an_invoice())

    for wrong in (invoice.number, token[:-1], token + "x", "F2031-00002" + token[11:]):
        assert client.get(reverse("money:pay", args=[wrong])).status_code == 404
        assert client.post(reverse("money:start", args=[wrong])).status_code == 404


def test_without_a_key_there_is_nothing(db, client) -> None:
    token = online.token_of(an_invoice())

    assert client.get(reverse("money:pay", args=[token])).status_code == 404
    assert called(client, "tr_1") == 404


def test_called_many_times_at_once_it_is_booked_once(
    django_db_setup, django_db_blocker, provider
) -> None:
    with a_database_of_its_own(django_db_blocker):
        begun = begin(an_invoice())
        provider.payments[begun.provider_id]["status"] = "paid"

        def one(_number: int) -> None:
            try:
                online.settle(begun.provider_id)
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(one, range(40)))

        assert Payment.objects.count() == 1
        assert Allocation.objects.count() == 1
