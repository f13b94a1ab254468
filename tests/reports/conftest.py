"""The demonstration site: records, stories and published editions.

Drawing pictures and publishing take seconds, so each is done once for a file of tests.
A file has tests before publishing (`stories`) or after it (`edition`), not both.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import override_settings

from steunpunt.accounts.models import User
from steunpunt.demo import loading
from steunpunt.figures.periods import Period
from steunpunt.reports.models import Edition
from steunpunt.reports.publishing import publish
from tests.shared import kept_for_this_file


@contextmanager
def _with_stories(blocker, media) -> Iterator[User]:
    with override_settings(MEDIA_ROOT=str(media)), kept_for_this_file(blocker):
        with blocker.unblock():
            noor = User.objects.create_superuser(
                "noor@example.org", "x", first_name="Noor"
            )
            loading._stories(loading._centre(), loading._pictures(noor), noor)
        yield noor


@pytest.fixture(scope="module")
def unpublished_site(django_db_setup, django_db_blocker, tmp_path_factory):
    with _with_stories(django_db_blocker, tmp_path_factory.mktemp("media")) as noor:
        yield noor


@pytest.fixture(scope="module")
def published_site(django_db_setup, django_db_blocker, tmp_path_factory):
    with _with_stories(django_db_blocker, tmp_path_factory.mktemp("media")) as noor:
        with django_db_blocker.unblock():
            for year in (2018, 2019):
                publish(Period.year(year), by=noor)
        yield noor


@pytest.fixture
def stories(unpublished_site, db) -> User:
    """The stories of the demonstration, not yet published; and who may publish them."""
    return User.objects.get(pk=unpublished_site.pk)


@pytest.fixture
def noor(published_site, db) -> User:
    """Someone who may do everything."""
    return User.objects.get(pk=published_site.pk)


@pytest.fixture
def edition(noor) -> Edition:
    """2018 and 2019, published; the newest is given."""
    return Edition.objects.get(period_code="2019")
