"""Every record that has a screen is a record: it keeps its history."""

from steunpunt.records.models import Record
from tests.backoffice.test_every_screen import screens


def test_every_record_with_a_screen_keeps_its_history() -> None:
    forgetful = [
        s.model._meta.label for s in screens() if not issubclass(s.model, Record)
    ]

    assert forgetful == []
