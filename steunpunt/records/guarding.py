"""Triggers: what the database holds that no constraint of a table can say.

They are made after every `migrate` and put away before it: SQLite refuses to rebuild a
table that a trigger speaks of.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class Triggers:
    """The triggers of one app.

    Args:
        on: trigger → the table that it stands on.
        sqlite, postgresql: the statements that make them.
        reads: other tables that have to be there.
    """

    def __init__(
        self,
        on: Mapping[str, str],
        *,
        sqlite: Sequence[str],
        postgresql: Sequence[str],
        reads: Sequence[str] = (),
    ) -> None:
        self.on = on
        self.sqlite = sqlite
        self.postgresql = postgresql
        self.tables = {*on.values(), *reads}

    def keep(self, app: AppConfig) -> None:
        """See to it that every `migrate` of this app leaves them in place."""
        pre_migrate.connect(self.put_away, sender=app)
        post_migrate.connect(self.make, sender=app)

    def make(self, sender: Any, using: str, **kwargs: Any) -> None:
        """Make them anew; called after migrations."""
        self.put_away(sender, using)
        if not self._has_tables(using):
            return  # migrated back to before there were any
        connection = connections[using]
        with connection.cursor() as cursor:
            is_sqlite = connection.vendor == "sqlite"
            for sql in self.sqlite if is_sqlite else self.postgresql:
                cursor.execute(sql)

    def put_away(self, sender: Any, using: str, **kwargs: Any) -> None:
        """Put them away; called before migrations."""
        if not self._has_tables(using):
            return
        connection = connections[using]
        with connection.cursor() as cursor:
            for name, table in self.on.items():
                where = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")

    def _has_tables(self, using: str) -> bool:
        return self.tables <= {*connections[using].introspection.table_names()}
