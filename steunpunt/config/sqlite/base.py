"""SQLite as Django knows it, with a shorter wait for the turn to write.

SQLite lets one write at a time. Whoever finds it busy sleeps, longer each time, up to a
tenth of a second (`sqliteDefaultBusyCallback` of its source), so between two short
transactions nobody writes at all. Here a transaction asks again every few milliseconds.
It asks for the turn at its beginning: two people never decide on the same last place.
"""

import random
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

PAUSE_SECONDS = 0.002


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction as soon as it can."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = self.settings_dict["OPTIONS"].get("timeout", 5)
        until = time.monotonic() + patience
        # Closed in the end: one that was refused would keep the connection half open.
        with self.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=0")
            try:
                while not self._begins(cursor, until):
                    time.sleep(PAUSE_SECONDS * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
            finally:
                cursor.execute(f"PRAGMA busy_timeout={patience * 1000}")

    def _begins(self, cursor: Any, until: float) -> bool:
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except OperationalError as busy:
            if "locked" not in str(busy) or time.monotonic() > until:
                raise
            return False
        return True
