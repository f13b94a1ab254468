"""Somebody with a name that stands nowhere else, and a colleague who may do all."""

import pytest

from steunpunt.accounts.models import User
from steunpunt.programme.models import Registration
from steunpunt.sector.models import Person
from tests.erasing.somebody import EMAIL, FIRST, LAST, PHONE


@pytest.fixture
def noor(demo_years) -> User:
    return User.objects.create_superuser("noor@example.org", "x", first_name="Noor")


@pytest.fixture
def marked(demo_years) -> Person:
    """Somebody who took part in 2019."""
    came = Registration.objects.attended().filter(activity__starts_on__year=2019)
    person = came.order_by("pk").first().person
    person.first_name, person.last_name = FIRST, LAST
    person.email, person.phone = EMAIL, PHONE
    person.save()
    return person
