"""Fixtures that several tests read, made once for a whole file of tests.

A test undoes what it changed; what a file shares is undone after its last test.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


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
