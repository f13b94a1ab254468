"""Breaks constraints: the database refuses, and a form would say why."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

NOWHERE = 987_654_321


def breaks(model: Any, constraint: str, fields: dict[str, Any], message: str) -> None:
    """These values break this constraint, whose message is the one given."""
    record = model(**fields)
    record.pk = record.pk or NOWHERE
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        model.objects.bulk_create([record])
    unnamed = connection.vendor == "sqlite" and "UNIQUE" in str(refused.value)
    assert unnamed or constraint in str(refused.value)
    with override("en"), pytest.raises(ValidationError) as told:
        record.validate_constraints()
    assert message in told.value.messages
