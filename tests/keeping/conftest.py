"""A site of its own, with the demonstration in it, that a test may change for good."""

import pytest
from django.db import connection


@pytest.fixture
def own_site(django_db_setup, django_db_blocker, settings, tmp_path):
    """A copy of the test database, and a folder for files."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    creation = connection.creation
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        creation.clone_test_db("own", verbosity=0)
        connection.settings_dict.update(creation.get_test_db_clone_settings("own"))
        yield tmp_path
        connection.close()
        connection.settings_dict.update(before)
        creation.destroy_test_db(suffix="own", verbosity=0)
