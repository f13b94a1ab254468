"""The demonstration site, published, with someone of each role and one of everything."""

import pytest
from django.test import override_settings

from tests.access.people import People
from tests.access.things import Things
from tests.shared import kept_for_this_file


@pytest.fixture
def no_unknown_template_variables():
    """Wagtail's own pages ask for what they were not given; they are walked here too."""


@pytest.fixture(autouse=True)
def nothing_is_kept_of_templates(monkeypatch):
    """Django's client copies all that each template was given; nobody asks for it here."""
    monkeypatch.setattr("django.test.client.store_rendered_templates", _leave)


def _leave(*args: object, **more: object) -> None:
    """Keep nothing."""


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """The published demonstration, for the tests of one file."""
    from steunpunt.config.roles import sync_roles
    from steunpunt.demo import loading
    from steunpunt.figures.periods import Period
    from steunpunt.reports.publishing import publish

    media = tmp_path_factory.mktemp("media")
    with (
        override_settings(MEDIA_ROOT=str(media)),
        kept_for_this_file(django_db_blocker),
    ):
        with django_db_blocker.unblock():
            sync_roles()
            people = People()
            home, pictures = loading._centre(), loading._pictures(people.superuser)
            loading._stories(home, pictures, people.superuser)
            loading._website(home, pictures, people.superuser)
            for year in (2018, 2019):
                publish(Period.year(year), by=people.superuser)
            things = Things(people)
        yield people, things


@pytest.fixture
def people(demonstration, db) -> People:
    """Someone of each role."""
    return demonstration[0]


@pytest.fixture
def things(demonstration, db) -> Things:
    """One of everything that an address can ask for."""
    return demonstration[1]
