"""One import at a time: the next waits a while, and is told when that takes long.

SQLite has one writer, which waits of itself (`timeout` in the settings). PostgreSQL
gets a lock that ends with its transaction, so a killed import never leaves one behind.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

KEY = 7_356_178  # any number that nothing else locks
PATIENCE = "20s"


class Busy(Exception):
    """Another import is running; the message says so."""

    def __init__(self) -> None:
        super().__init__(
            _("Another import is running. Nothing was done; try again when it is over.")
        )


@contextmanager
def alone() -> Iterator[None]:
    """A transaction in which nobody else imports. Raises Busy."""
    with ExitStack() as stack:
        try:
            stack.enter_context(transaction.atomic())
            if connection.vendor == "postgresql":
                _lock()
        except OperationalError as error:
            if "lock" in str(error):
                raise Busy from error
            raise
        yield


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout')")
        before = cursor.fetchone()[0]
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [before])
