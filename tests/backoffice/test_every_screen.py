"""Every screen on records opens, lists, exports and says what to do when empty."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import hooks

from steunpunt.accounts.models import User
from steunpunt.records.backoffice import RecordViewSet

pytestmark = pytest.mark.django_db


def screens() -> list[RecordViewSet]:
    """Every screen that an app registers."""
    groups = [made() for made in hooks.get_hooks("register_admin_viewset")]
    found = [
        one for group in groups if group for one in getattr(group, "registerables", ())
    ]
    return [one for one in found if isinstance(one, RecordViewSet)]


@pytest.fixture
def noor(client: Client) -> User:
    user = User.objects.create_superuser("noor@example.org", "x", first_name="Noor")
    client.force_login(user)
    return user


def test_every_screen_opens_on_each_of_its_pages(demo_years, noor, client) -> None:
    opened = 0
    for screen in screens():
        name, record = screen.name, screen.model._default_manager.first()
        addresses = [reverse(f"{name}:index"), reverse(f"{name}:add")]
        if record is not None:
            addresses += [
                reverse(f"{name}:{view}", args=[record.pk])
                for view in ("inspect", "edit", "history", "delete")
            ]
        for address in addresses:
            answer = client.get(address, follow=True)  # some are edited on their page
            assert answer.status_code == 200, address
            opened += 1
    assert opened > 100


def test_an_empty_list_says_what_to_do(noor, client) -> None:
    for screen in screens():
        if screen.model._default_manager.exists():
            continue
        page = client.get(reverse(f"{screen.name}:index")).content.decode()
        assert "record-empty" in page, screen.name


def test_a_search_without_result_offers_the_way_back(demo_years, noor, client) -> None:
    page = client.get(reverse("organisation:index"), {"q": "zzzz"}).content.decode()

    assert "record-empty" in page
    assert f'href="{reverse("organisation:index")}"' in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_exports_name_columns_the_same_in_every_language(
    demo_years, noor, client, language
) -> None:
    client.cookies["django_language"] = language
    answer = client.get(reverse("organisation:index"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    heading, first, *_others = csv.reader(io.StringIO(text))

    assert heading[:6] == [
        "reference",
        "name",
        "enterprise_number",
        "association_code",
        "type",
        "type_label",
    ]
    assert len(first) == len(heading)
