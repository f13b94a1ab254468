"""How lists are narrowed to a year: the years that the records have."""

from typing import Any

import django_filters
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _


def years_of(model: type[Model], path: str) -> django_filters.ChoiceFilter:
    """A filter by the year of a date, with the years there are, newest first."""

    def years() -> list[tuple[str, str]]:
        lookup = f"{path}__year"
        found = model._default_manager.exclude(**{path: None}).order_by(f"-{lookup}")
        return [
            (str(y), str(y)) for y in found.values_list(lookup, flat=True).distinct()
        ]

    def narrow(found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(**{f"{path}__year": value}) if value else found

    return django_filters.ChoiceFilter(label=_("Year"), choices=years, method=narrow)
