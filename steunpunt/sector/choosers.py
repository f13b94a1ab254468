"""Choosers: how other screens pick a person or an organisation."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CharField, TextInput
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from steunpunt.records.personal import may_see_personal_data
from steunpunt.sector.finding import organisations_named, people_named, roles_in_words
from steunpunt.sector.forms import NewOrganisationForm
from steunpunt.sector.models import Organisation, Person


class _Search(BaseFilterForm):
    q = CharField(
        label=_("Search"),
        required=False,
        widget=TextInput(attrs={"placeholder": _("Name, or part of it")}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.search_query = cleaned.get("q", "")
        self.is_searching = bool(self.search_query)
        return cleaned


class _PeopleSearch(_Search):
    def filter(self, objects: QuerySet[Person]) -> QuerySet[Person]:
        return people_named(self.search_query or "")


class _OrganisationSearch(_Search):
    def filter(self, objects: QuerySet[Organisation]) -> QuerySet[Organisation]:
        return organisations_named(self.search_query or "")


class _OpenDetails:
    """Who may not see personal details cannot look people up either."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if not (user.has_perm("sector.view_person") and may_see_personal_data(user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # a Wagtail view


class _People(_OpenDetails):
    filter_form_class = _PeopleSearch

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc] # a Wagtail view
            Column("roles", label=_("Works for"), accessor=roles_in_words),
            Column("email", label=_("E-mail address")),
        ]


class _Organisations:
    filter_form_class = _OrganisationSearch

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc] # a Wagtail view
            Column("type", label=_("Type")),
        ]


class ChoosePeople(_People, ChooseView):
    """The dialog in which somebody picks a person."""


class ChoosePeopleResults(_People, ChooseResultsView):
    """Its results."""


class ChosenPeople(_OpenDetails, ChosenView):
    """Who was picked."""


class ChosenSeveral(_OpenDetails, ChosenMultipleView):
    """The people who were picked."""


class ChooseOrganisations(_Organisations, ChooseView):
    """The dialog in which somebody picks an organisation."""


class ChooseOrganisationResults(_Organisations, ChooseResultsView):
    """Its results."""


person_chooser = ChooserViewSet(
    "choose-person",
    model=Person,
    icon="user",
    choose_one_text=_("Choose a person"),
    choose_another_text=_("Choose someone else"),
    edit_item_text=_("Open this person"),
    choose_view_class=ChoosePeople,
    choose_results_view_class=ChoosePeopleResults,
    chosen_view_class=ChosenPeople,
    chosen_multiple_view_class=ChosenSeveral,
    form_fields=["first_name", "last_name", "email"],
    creation_tab_label=_("Someone new"),
    create_action_label=_("Add this person"),
    per_page=20,
)
organisation_chooser = ChooserViewSet(
    "choose-organisation",
    model=Organisation,
    icon="group",
    choose_one_text=_("Choose an organisation"),
    choose_another_text=_("Choose another one"),
    edit_item_text=_("Open this organisation"),
    choose_view_class=ChooseOrganisations,
    choose_results_view_class=ChooseOrganisationResults,
    creation_form_class=NewOrganisationForm,
    creation_tab_label=_("A new organisation"),
    create_action_label=_("Add this organisation"),
    per_page=20,
)
