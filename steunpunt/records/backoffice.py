"""Screens on records: one way to list, search, filter, export and edit them.

An app makes a `RecordViewSet` for each record, and names the verb that works out what
follows from what somebody typed (`settle`), so that no screen holds a rule of its own.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Field, Model, QuerySet, URLField
from django.http import Http404
from wagtail.admin.views.generic import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    InspectView,
)
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

__all__ = ["ModelViewSetGroup", "RecordViewSet"]

Narrow = Callable[[Any, QuerySet[Any]], QuerySet[Any]]

#: model → what narrows its records to those that a user may see
_narrowed: dict[type[Model], Narrow] = {}


def visible_to(user: Any, records: QuerySet[Any]) -> QuerySet[Any]:
    """The records that a user may see, by the rule of the screens of their model."""
    narrow = _narrowed.get(records.model)
    return narrow(user, records) if narrow else records


#: worked out by the system, so nobody types them
NEVER_TYPED = {"id", "batch", "merged_into", "erased_at"}


class _Settles:
    """After saving, the verb of the app works out what follows."""

    settle: Callable[[Any], None] | None = None

    def save_instance(self) -> Any:
        instance = super().save_instance()  # type: ignore[misc] # a Wagtail view
        if self.settle is not None:
            self.settle(instance)
        return instance


class _Visible:
    """A record that a user may not see is not there."""

    visible: Callable[[Any, QuerySet[Any]], QuerySet[Any]] | None = None

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc] # a Wagtail view
        if self.visible is not None:
            same = type(found)._default_manager.filter(pk=found.pk)
            if not self.visible(self.request.user, same).exists():  # type: ignore[attr-defined] # a view
                raise Http404
        return found


class RecordInspectView(_Visible, InspectView):
    """Shows a record."""


class RecordDeleteView(_Visible, DeleteView):
    """Deletes a record that nothing leans on."""


class RecordCreateView(_Settles, CreateView):
    """Makes a record."""


class RecordEditView(_Settles, _Visible, EditView):
    """Changes a record."""


class RecordIndexView(IndexView):
    """Lists records, with words for when there are none."""

    visible: Callable[[Any, QuerySet[Any]], QuerySet[Any]] | None = None

    def get_base_queryset(self) -> QuerySet[Any]:
        found = super().get_base_queryset()
        return self.visible(self.request.user, found) if self.visible else found


class RecordViewSet(ModelViewSet):
    """The screens of one kind of record.

    Attributes:
        settle: called with the saved record.
        visible: narrows what a user sees (user, queryset) → queryset.
    """

    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    inspect_view_class = RecordInspectView
    delete_view_class = RecordDeleteView
    copy_view_enabled = False
    inspect_view_enabled = True
    search_backend_name = None
    list_per_page = 50
    settle: ClassVar[Any] = None
    visible: ClassVar[Any] = None

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        self.model = model
        if self.visible is not None:
            _narrowed[model] = self.visible
        fields = [
            field.name
            for field in [*model._meta.concrete_fields]
            if field.editable and not field.generated and field.name not in NEVER_TYPED
        ]
        kwargs.setdefault("form_fields", fields)
        kwargs.setdefault("icon", "list-ul")
        kwargs.setdefault(
            "menu_label", str(model._meta.verbose_name_plural).capitalize()
        )
        kwargs.setdefault("inspect_view_fields", ["reference", *fields])
        kwargs.setdefault("list_export", ["reference", *fields])
        super().__init__(model._meta.model_name, **kwargs)

    def formfield_for_dbfield(self, db_field: Field[Any, Any], **kwargs: Any) -> Any:
        """An address typed without http is taken for https, as Django 6 will do."""
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, **kwargs)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(visible=self.visible, **kwargs)

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_add_view_kwargs(settle=self.settle, **kwargs)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_edit_view_kwargs(
            settle=self.settle, visible=self.visible, **kwargs
        )

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(visible=self.visible, **kwargs)

    def get_delete_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_delete_view_kwargs(visible=self.visible, **kwargs)


def group(label: Any, icon: str, order: int, *screens: RecordViewSet) -> Any:
    """A menu with the screens of one part of the work."""

    class Group(ModelViewSetGroup):
        menu_label = label
        menu_icon = icon
        menu_order = order
        items = screens

    return Group()
