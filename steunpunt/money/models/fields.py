"""Columns that several records of money have."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from steunpunt.money.amounts import LARGEST, ZERO


def amount_field(label: Any, **options: Any) -> "models.DecimalField[Any, Any]":
    """An amount of euro, never below zero."""
    bounds = [MinValueValidator(ZERO), MaxValueValidator(LARGEST)]
    return models.DecimalField(
        label, max_digits=9, decimal_places=2, validators=bounds, **options
    )


def percent_field(label: Any, **options: Any) -> "models.DecimalField[Any, Any]":
    """A share from 0 to 100."""
    bounds = [MinValueValidator(ZERO), MaxValueValidator(Decimal(100))]
    return models.DecimalField(
        label, max_digits=5, decimal_places=2, validators=bounds, **options
    )
