"""Every address × every role: `declared.txt` says who gets what.

A line: the name of an address (its pattern where it has none), and a letter for each
column of the heading. `o`: it opens. `-`: refused (sent to sign in, sent home, 403 or
404). `>`: sent on to another page. `m`: not by this method, or not without more.
Every answer has to carry the headers that keep browsers safe, and every page of ours to
keep to the grammar of HTML, too.
"""

from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.test import override_settings
from justhtml import JustHTML

from tests.access.addresses import every_address
from tests.access.asking import (
    ELSEWHERE,
    OPEN,
    REFUSED,
    answer,
    ask,
    filled,
    letter_of,
)
from tests.access.people import COLUMNS

pytestmark = [pytest.mark.one_database, pytest.mark.slow]

WHO_SEES_ALL = "superuser"
DECLARED = Path(__file__).parent / "declared.txt"
CONFIDENTIAL_VIEWS = ("inspect", "edit", "history", "delete")


def declared() -> dict[str, str]:
    """Address → its letters, in the order of COLUMNS."""
    heading, *lines = DECLARED.read_text().splitlines()
    assert tuple(heading.split()[1:]) == COLUMNS
    return dict(line.rsplit(maxsplit=1) for line in lines)


def test_every_address_is_declared_and_every_declared_one_exists() -> None:
    keys = [address.key for address in every_address()]
    known = declared()

    undeclared = [key for key in keys if key not in known]
    gone = [key for key in known if key not in keys]

    assert undeclared == [], "say in declared.txt who may open these"
    assert gone == [], "take these out of declared.txt"


@pytest.mark.parametrize("column", COLUMNS)
def test_everybody_gets_what_is_declared(people, things, column) -> None:
    client, known = people.client(column), declared()
    place = COLUMNS.index(column)

    wrong = {}
    for address in every_address():
        response = ask(client, filled(address, things))
        letter = letter_of(response)
        if known.get(address.key, "?" * len(COLUMNS))[place] != letter:
            wrong[address.key] = letter
        elif (
            column == WHO_SEES_ALL
            and not address.key.startswith("wagtail")
            and (errors := grammar_errors(response))
        ):
            wrong[address.key] = errors

    assert wrong == {}


def grammar_errors(response: HttpResponseBase) -> list[str]:
    if "text/html" not in response.headers.get("Content-Type", ""):
        return []
    page = response.content.decode().lstrip()
    if not page.lower().startswith("<!doctype"):
        return []  # a part, to be put into a page
    errors = JustHTML(page, collect_errors=True).errors
    return [f"{error.code} in line {error.line}" for error in errors]


@pytest.mark.parametrize("column", [c for c in COLUMNS if c not in ("superuser",)])
def test_who_may_not_know_of_remediation_meets_it_nowhere(
    people, things, column
) -> None:
    client, user = people.client(column), people.users[column]
    may = bool(user and user.is_active and user.has_perm("support.view_remediation"))

    for space, records in things.confidential.items():
        record = records.first()
        letters = {
            view: answer(client, f"/beheer/{space}/{view}/{record.pk}/")
            for view in CONFIDENTIAL_VIEWS
        }
        if may:
            assert letters["inspect"] in (OPEN, ELSEWHERE), (space, letters)
        else:
            assert set(letters.values()) == {REFUSED}, (space, letters)


@pytest.mark.parametrize("column", ["anonymous", "superuser"])
@override_settings(CSRF_FAILURE_VIEW="tests.access.asking.refuse")
def test_no_state_changes_without_a_token_of_this_site(people, things, column) -> None:
    client = people.client(column, enforce_csrf_checks=True)

    accepted = [
        address.key
        for address in every_address()
        if answer(client, filled(address, things), "post") == OPEN
    ]

    assert accepted == []
