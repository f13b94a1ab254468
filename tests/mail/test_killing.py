"""Workers are killed at any moment: nothing is lost, nothing is sent twice."""

import os
from pathlib import Path

import pytest
from django.db import connection

from tests.crash.databases import PostgreSQL, SQLite
from tests.mail.killing import send_and_kill


@pytest.fixture
def site(tmp_path: Path, request, django_db_setup) -> dict[str, str]:
    """The settings of a site without records, on the database of this run."""
    database: SQLite | PostgreSQL = SQLite(tmp_path)
    if request.config.getoption("--postgres"):
        database = PostgreSQL(os.environ["STEUNPUNT_DATABASE_URL"], str(os.getpid()))
    database.make_site(migrated=connection.settings_dict["TEST"]["NAME"])
    return {"STEUNPUNT_DATA_DIR": str(tmp_path)} | database.settings()


def test_killed_workers_lose_nothing_and_send_nothing_twice(site) -> None:
    books = send_and_kill(site, messages=80, kills=10)

    assert (books.lost, books.twice, books.unlisted) == ([], [], [])
    assert set(books.statuses) == {"sent", "failed", "uncertain"}
    assert books.busy > 0
