"""Lists of the programme as files."""

import csv
import io

import pytest
from django.urls import reverse

from steunpunt.programme.tests.builders import (
    a_certificate,
    a_late_change,
    a_registration,
    an_activity,
)
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_user, who_may_see_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(client, settings):
    """What a file says, row by row, for a member of staff."""
    settings.LANGUAGE_CODE = "en"
    client.force_login(who_may_see_people(a_user("jef@x.example", "staff")))

    def read(name: str, *args: int) -> list[list[str]]:
        content = client.get(reverse(name, args=args)).content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(content)))

    return read


def test_participants_with_who_is_still_to_be_named(rows) -> None:
    activity = an_activity()
    person = Person.objects.create(first_name="=An", email="an@x.example")
    a_registration(activity, person)
    nameless = a_registration(activity)
    nameless.person = None
    nameless.save()

    head, first, second = rows("activity:participants", activity.pk)

    assert head[1:4] == ["first name", "last name", "e-mail address"]
    assert first[1:4] == ["'=An", "", "an@x.example"]  # no formula
    assert second[1] == "name follows"


def test_certificates(rows) -> None:
    made = a_certificate()

    _head, row = rows("activity:certificates_file", made.registration.activity_id)

    assert row[2] == made.shown_code


def test_late_changes(rows) -> None:
    a_late_change(reason="Ziek")

    _head, row = rows("registration:late_changes_file")

    assert row[2:5] == ["cancel", "", "Ziek"]
