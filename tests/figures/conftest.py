"""A site without records, in which generated years come and go."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, transaction

from steunpunt.exchange.importing import import_records
from steunpunt.records.models import Batch, Record
from tests.figures.generated.source import Sheets, Source

#: what figures count, beside the sector
EMPTIED = ("programme", "support", "channels")


@pytest.fixture
def empty_site(db) -> None:
    """No records at all, until the test is over."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model._meta.app_label in EMPTIED:
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608
        for model in apps.get_app_config("sector").get_models():
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608
    assert not any(
        model.objects.exists()
        for model in Record.__subclasses__()
        if not model._meta.abstract and model._meta.app_label in (*EMPTIED, "sector")
    )


@contextmanager
def imported(sheets: Sheets) -> Iterator[Batch | None]:
    """Within this block, the records of those sheets are there."""
    with transaction.atomic():
        outcome = import_records(Source(sheets))
        assert not outcome.problems, list(outcome.problems)
        yield outcome.batch
        transaction.set_rollback(True)
