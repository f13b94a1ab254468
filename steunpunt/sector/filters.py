"""Filters of lists: what held on a date."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from steunpunt.sector.models import (
    Organisation,
    OrganisationPlace,
    OrganisationType,
    Person,
    Recognition,
    Role,
)


class OrganisationFilters(WagtailFilterSet):
    """Recognised on a date, with a seat in a province, of a type."""

    recognised_on = django_filters.DateFilter(
        label=_("Recognised on"), method="filter_recognised", widget=AdminDateInput
    )
    province = django_filters.ChoiceFilter(
        label=_("Seat in the province, today"), method="filter_province"
    )
    type = django_filters.ModelChoiceFilter(
        label=_("Type"), queryset=OrganisationType.objects.all()
    )
    ever_recognised = django_filters.BooleanFilter(
        label=_("Was ever recognised"), method="filter_ever"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = OrganisationPlace.objects.order_by("province")
        names = places.values_list("province", flat=True).distinct()
        self.filters["province"].extra["choices"] = [(name, name) for name in names]

    def filter_recognised(
        self, found: QuerySet[Any], name: str, day: Any
    ) -> QuerySet[Any]:
        return found.filter(Exists(_of(Recognition).on(day)))

    def filter_province(
        self, found: QuerySet[Any], name: str, province: str
    ) -> QuerySet[Any]:
        seats = _of(OrganisationPlace).on(timezone.localdate())
        return found.filter(Exists(seats.filter(province=province)))

    def filter_ever(self, found: QuerySet[Any], name: str, ever: bool) -> QuerySet[Any]:
        recognised = Exists(_of(Recognition))
        return found.filter(recognised if ever else ~recognised)

    class Meta:
        model = Organisation
        fields = ["recognised_on", "province", "type", "ever_recognised"]


class PersonFilters(WagtailFilterSet):
    """Who had a role on a date, and who has none."""

    role_on = django_filters.DateFilter(
        label=_("Has a role on"), method="filter_role", widget=AdminDateInput
    )
    any_role = django_filters.BooleanFilter(
        label=_("Has any role"), method="filter_any"
    )

    def filter_role(self, found: QuerySet[Any], name: str, day: Any) -> QuerySet[Any]:
        return found.filter(Exists(Role.objects.on(day).filter(person=OuterRef("pk"))))

    def filter_any(self, found: QuerySet[Any], name: str, has: bool) -> QuerySet[Any]:
        roles = Exists(Role.objects.filter(person=OuterRef("pk")))
        return found.filter(roles if has else ~roles)

    class Meta:
        model = Person
        fields = ["role_on", "any_role"]


def _of(model: Any) -> Any:
    return model.objects.filter(organisation=OuterRef("pk"))
