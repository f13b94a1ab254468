"""SQLite as Django knows it, with a shorter wait for the turn to write.

SQLite lets one write at a time. Whoever finds it busy sleeps, longer each time, up to a
tenth of a second (`sqliteDefaultBusyCallback` of its source), so between two short
transactions nobody writes at all. Here a transaction asks again every few milliseconds.
"""

import random
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

PAUSE_SECONDS = 0.002


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction as soon as it can."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = self.settings_dict["OPTIONS"].get("timeout", 5)
        until = time.monotonic() + patience
        with self.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=0")
            try:
                while True:
                    try:
                        super()._start_transaction_under_autocommit()  # type: ignore[misc] # the stubs lack it
                    except OperationalError as busy:
                        if "locked" not in str(busy) or time.monotonic() > until:
                            raise
                        time.sleep(PAUSE_SECONDS * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
                    else:
                        return
            finally:
                cursor.execute(f"PRAGMA busy_timeout={patience * 1000}")
