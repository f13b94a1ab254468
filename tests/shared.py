"""Fixtures that several tests read, made once for a whole file of tests.

A test undoes what it changed; what a file shares is undone after its last test.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def kept_for_this_file(django_db_blocker) -> Iterator[None]:
    """Within this block the database may be filled; afterwards it is as it was."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # verbs may ask for a transaction of their own
        around.__enter__()
    try:
        yield
    finally:
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@contextmanager
def a_database_of_its_own(django_db_blocker) -> Iterator[None]:
    """Within this block all is done on a copy, for good: other threads see it too."""
    creation, before = connection.creation, dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        creation.clone_test_db("own", verbosity=0)
        connection.settings_dict.update(creation.get_test_db_clone_settings("own"))
        yield
        connection.close()
        connection.settings_dict.update(before)
        creation.destroy_test_db(suffix="own", verbosity=0)
