"""Killed at any moment of issuing, numbers have no gap and no double."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection

from tests.crash.databases import PostgreSQL, SQLite
from tests.crash.invoices import ORDERS
from tests.crash.test_killing import run

pytestmark = pytest.mark.slow


@pytest.fixture
def database(tmp_path, request, django_db_setup) -> SQLite | PostgreSQL:
    found: SQLite | PostgreSQL = SQLite(tmp_path)
    if request.config.getoption("--postgres"):
        found = PostgreSQL(os.environ["STEUNPUNT_DATABASE_URL"], str(os.getpid()))
    found.make_site(migrated=connection.settings_dict["TEST"]["NAME"])
    return found


def test_a_number_that_was_given_out_stays_and_none_is_left_out(
    database, tmp_path: Path
) -> None:
    times = 30 if isinstance(database, SQLite) else 10  # PostgreSQL copies slowly
    words = ("-m", "tests.crash.invoices", str(tmp_path), str(times))
    tries = json.loads(run(database, tmp_path, *words))

    assert len(tries) == times
    for one in tries:
        left, after = one["left"], one["after"]
        assert one["whole"]
        for kind in "FC":
            assert left[kind] == list(range(1, len(left[kind]) + 1))
            assert left["counters"].get(kind, 0) == len(left[kind])
            assert after[kind] == list(range(1, ORDERS + 1))
        assert set(one["aloud"]) <= set(left["numbers"])
    assert {len(one["left"]["F"]) for one in tries} - {0, ORDERS}, "all came too late"
