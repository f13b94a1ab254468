"""Remembers which keys came by, in a file that vanishes by itself."""

import sqlite3


class Seen:
    """Keys that came by before."""

    def __init__(self) -> None:
        self._kept = sqlite3.connect("")  # no name: a temporary file of its own
        self._kept.execute("CREATE TABLE seen (key TEXT PRIMARY KEY) WITHOUT ROWID")

    def before(self, key: str) -> bool:
        """Keep a key; tells whether it came by before."""
        add = "INSERT OR IGNORE INTO seen VALUES (?)"
        return not self._kept.execute(add, [key]).rowcount

    def close(self) -> None:
        self._kept.close()
