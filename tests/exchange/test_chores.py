"""What comes round in the background: one that fails holds nothing up."""

import pytest

from steunpunt.config import working

pytestmark = pytest.mark.django_db


def test_a_chore_that_fails_is_logged_and_the_next_is_done(monkeypatch, caplog) -> None:
    done = []

    def fails() -> None:
        raise ValueError("no seller")

    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    monkeypatch.setattr(
        working, "CHORES", ((60, fails), (60, lambda: done.append("next")))
    )

    working._do_chores([-3600.0, -3600.0])

    assert done == ["next"]
    assert "no seller" in caplog.text
