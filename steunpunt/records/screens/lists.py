"""Lists of records: columns, search, filters, export, and what to do when empty."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.generic import IndexView

from steunpunt.records.personal import (
    MASK,
    is_about_people,
    is_personal_path,
    may_see_personal_data,
    name_for,
    names_people,
)
from steunpunt.records.screens.exports import StableExport

Search = Callable[[QuerySet[Any], str], QuerySet[Any]]


class InWords(Column):
    """Says yes and no, where Python would say True and False."""

    def get_value(self, instance: Any) -> Any:
        value = super().get_value(instance)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        return value


class RecordIndexView(StableExport, IndexView):
    """Lists records; each user sees what they may."""

    visible: Callable[[Any, QuerySet[Any]], QuerySet[Any]] | None = None
    find: Search | None = None
    explanation: Any = ""
    nothing_yet: Any = ""
    opens_file = False
    listed: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None

    def get_base_queryset(self) -> QuerySet[Any]:
        found = super().get_base_queryset()
        found = found.select_related(*_shown_relations(self.model, self.list_display))
        if any(field.name == "merged_into" for field in self.model._meta.fields):
            found = found.filter(merged_into=None)
        if self.listed:
            found = self.listed(found)
        return self.visible(self.request.user, found) if self.visible else found

    @cached_property
    def _sees_people(self) -> bool:
        return may_see_personal_data(self.request.user)

    # -- search --------------------------------------------------------------------

    @cached_property
    def is_searchable(self) -> bool:
        return bool((self.search_fields or self.find) and self.index_results_url)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find by every word; who may not read a column cannot search in it."""
        if not self.is_searching:
            return queryset
        if self.find is not None and (
            self._sees_people or not is_about_people(self.model)
        ):
            return self.find(queryset, self.search_query)
        for word in self.search_query.split():
            queryset = queryset.filter(self._mentions(word))
        return queryset

    def _mentions(self, word: str) -> Q:
        paths = [
            path
            for path in [*(self.search_fields or ()), "reference"]
            if self._sees_people or not is_personal_path(self.model, path)
        ]
        wanted = Q()
        for path in paths:
            wanted |= Q(**{f"{path}__icontains": word})
        return wanted

    # -- columns -------------------------------------------------------------------

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns: list[BaseColumn] = super().columns
        if not self._sees_people:
            for column in columns:
                self._mask(column)
        return columns

    def _get_custom_column(
        self, field_name: str, column_class: type[Column] = InWords, **kwargs: Any
    ) -> Any:
        return super()._get_custom_column(field_name, column_class, **kwargs)

    def _mask(self, column: BaseColumn) -> None:
        """Show no personal detail in this column, nor let the order betray it."""
        if not isinstance(column, Column):
            return
        read, user = column.get_value, self.request.user
        path = str(column.accessor).replace(".", "__")
        named = names_people(self.model)

        def masked(instance: Any) -> Any:
            if is_personal_path(self.model, path):
                return MASK
            if column.accessor in ("__str__", str):
                return name_for(user, instance)
            value = read(instance)
            return name_for(user, value) if isinstance(value, Model) else value

        column.get_value = masked  # type: ignore[method-assign] # for this list alone
        if named or is_personal_path(self.model, path):
            column.sort_key = None

    def get_list_buttons(self, instance: Any) -> list[Any]:
        hidden = names_people(self.model) and not self._sees_people
        return [] if hidden else super().get_list_buttons(instance)

    def _get_title_column(self, *args: Any, **kwargs: Any) -> Any:
        """The name leads to the file of a record that has one, else to its form."""
        column = super()._get_title_column(*args, **kwargs)
        if self.opens_file:
            column._get_url_func = self.get_inspect_url
        return column

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        context["explanation"] = self.explanation
        context["nothing_yet"] = self.nothing_yet
        return context


def _shown_relations(model: type[Model], columns: Any) -> list[str]:
    """The foreign keys that a list shows; one query then reads them all."""
    names = {str(name).split("__", maxsplit=1)[0] for name in columns or ()}
    named_by_another = "" in names  # of "__str__"
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.editable
        and (named_by_another or field.name in names)
    ]
