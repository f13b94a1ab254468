"""The demonstration site: records, stories and published editions."""

import pytest

from steunpunt.accounts.models import User
from steunpunt.demo import loading
from steunpunt.figures.periods import Period
from steunpunt.reports.models import Edition
from steunpunt.reports.publishing import publish


@pytest.fixture
def noor(demo_years) -> User:
    """Someone who may do everything."""
    return User.objects.create_superuser("noor@example.org", "x", first_name="Noor")


@pytest.fixture
def stories(noor, settings, tmp_path) -> User:
    """The stories of the demonstration, not yet published."""
    settings.MEDIA_ROOT = tmp_path
    loading._stories(loading._centre(), loading._pictures(noor), noor)
    return noor


@pytest.fixture
def edition(stories) -> Edition:
    """2018 and 2019, published; the newest is given."""
    publish(Period.year(2018), by=stories)
    return publish(Period.year(2019), by=stories)
