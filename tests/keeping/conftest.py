"""A site of its own, with the demonstration in it, that a test may change for good."""

import pytest

from tests.shared import a_database_of_its_own


@pytest.fixture
def own_site(django_db_setup, django_db_blocker, settings, tmp_path):
    """A copy of the test database, and a folder for files."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    with a_database_of_its_own(django_db_blocker):
        yield tmp_path
