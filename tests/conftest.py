"""The demonstration years, loaded once for all tests that only read them."""

from pathlib import Path

import pytest

DEMO = Path(__file__).parents[1] / "demo"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the demonstration years into the test database, before any test."""
    from steunpunt.exchange.importing import import_records
    from steunpunt.exchange.reading import open_source
    from steunpunt.records.models import Batch

    with django_db_blocker.unblock():
        if not Batch.objects.exists():
            for year in ("2018", "2019"):
                outcome = import_records(open_source(DEMO / year))
                assert not outcome.problems, list(outcome.problems)


@pytest.fixture
def demo_years(db):
    """The records of 2018 and 2019."""
