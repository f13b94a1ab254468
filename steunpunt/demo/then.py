"""The demonstration tells a history: what it does, it does as if it were then."""

from datetime import datetime
from unittest import mock

from django.utils import timezone


def as_if_on(moment: datetime) -> "mock._patch[mock.MagicMock]":
    """Within this block it is that moment."""
    return mock.patch.object(timezone, "now", return_value=moment)
