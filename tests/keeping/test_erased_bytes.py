"""Of who was erased, the bytes of the file say nothing any more."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.programme.erasing.acting import erase
from steunpunt.programme.erasing.whom import whom
from steunpunt.programme.placing import booking
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.placing.registering import cancel
from steunpunt.programme.tests.builders import an_activity

FIRST, LAST, EMAIL = "Merktekena", "Zoekwoordjes", "merkteken@zoekwoord.example"


def found_in_the_file() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    written = Path(connection.settings_dict["NAME"]).read_bytes().lower()
    return {word: written.count(word.lower().encode()) for word in (FIRST, LAST, EMAIL)}


@pytest.mark.one_database  # PostgreSQL tidies in its own time
def test_no_byte_of_the_file_holds_the_name(own_site) -> None:
    noor = User.objects.create_superuser("noor@example.org", "x")
    activity = an_activity(timezone.localdate() + timedelta(days=30), is_public=True)
    _hold, token = booking.hold_places(activity, 1)
    asked = Asked(
        [Comer(FIRST, LAST, EMAIL)],
        contact_name=f"{FIRST} {LAST}",
        contact_email=EMAIL,
        remarks=f"{FIRST} {LAST} schrijft een hele bladzijde. " * 200,
        needs=f"Wat {FIRST} nodig heeft.",
    )
    one = booking.book(token, asked).booking.registrations.get()
    cancel(one, by=noor)
    assert all(found_in_the_file().values())

    erase(whom(one.person), by=noor)

    assert found_in_the_file() == {FIRST: 0, LAST: 0, EMAIL: 0}
