"""Screens on records: one way to list, search, filter, export and edit them.

An app makes a `RecordViewSet` for each record, and names the verb that works out what
follows from what somebody typed (`settle`), so that no screen holds a rule of its own.
"""

from typing import Any, ClassVar

from django.db.models import Field, URLField
from django.urls import path
from wagtail.admin.panels import ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from steunpunt.records.models import Record
from steunpunt.records.screened import screen, visible_to
from steunpunt.records.screens import merges
from steunpunt.records.screens.files import FilePart
from steunpunt.records.screens.forms import RecordForm, RowFormSet, Rows, panels_for
from steunpunt.records.screens.histories import RecordHistoryView
from steunpunt.records.screens.lists import RecordIndexView
from steunpunt.records.screens.pages import (
    RecordCreateView,
    RecordDeleteView,
    RecordEditView,
    RecordInspectView,
)

__all__ = [
    "FilePart",
    "ModelViewSetGroup",
    "RecordCreateView",
    "RecordDeleteView",
    "RecordEditView",
    "RecordForm",
    "RecordIndexView",
    "RecordInspectView",
    "RecordViewSet",
    "RowFormSet",
    "Rows",
    "group",
    "visible_to",
]

#: worked out by the system, so nobody types them
NEVER_TYPED = {"id", "reference", "batch", "merged_into", "erased_at"}


class RecordViewSet(ModelViewSet):
    """The screens of one kind of record.

    Beside Wagtail's own attributes (`list_display`, `list_filter`, `search_fields`,
    `panels`, `form_fields`, …), on the class or as arguments:

    Attributes:
        settle: called with the saved record.
        visible: narrows what a user sees (user, queryset) → queryset.
        find: how the search box finds (queryset, words) → queryset; else every word
            must stand in one of `search_fields`, or in the reference.
        explanation: what this kind of record is, and what changing it does to figures;
            stands above the list and the form.
        nothing_yet: what to do when there are none.
        help_texts, labels: by field, for the form.
        rows: panels of records inside this one (`Rows`), below the other fields.
        base_form: the form class, for checks of its own.
        opens_file: whether the list leads to the file instead of the form.
        actions: buttons beside the file (user, record) → buttons.
        listed: adds to the list what its columns show (queryset) → queryset.
        notices: what somebody should know after saving (user, record) → messages,
            each with its buttons.
        may_go: why a record may not be deleted, as a sentence; "" when it may.
    """

    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    inspect_view_class = RecordInspectView
    delete_view_class = RecordDeleteView
    history_view_class = RecordHistoryView
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False  # imports pass it by, so it would not be true
    search_backend_name = None
    list_per_page = 50
    index_template_name = "records/index.html"
    index_results_template_name = "records/index_results.html"
    create_template_name = "records/form.html"
    edit_template_name = "records/form.html"
    inspect_template_name = "records/file.html"
    delete_template_name = "records/confirm_delete.html"
    settle: ClassVar[Any] = None
    visible: ClassVar[Any] = None
    find: ClassVar[Any] = None
    actions: ClassVar[Any] = None
    may_go: ClassVar[Any] = None
    listed: ClassVar[Any] = None
    notices: ClassVar[Any] = None
    explanation: Any = ""
    nothing_yet: Any = ""
    help_texts: ClassVar[dict[str, Any]] = {}
    labels: ClassVar[dict[str, Any]] = {}
    rows: ClassVar[list[Rows]] = []
    base_form: type[RecordForm] = RecordForm
    opens_file = False

    def __init__(self, model: type[Record], **kwargs: Any) -> None:
        self.model = model
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if field.editable and not field.generated and field.name not in NEVER_TYPED
        ]
        kwargs.setdefault(
            "form_fields", getattr(self, "form_fields", None) or [*fields, "reference"]
        )
        kwargs.setdefault("icon", "list-ul")
        kwargs.setdefault(
            "menu_label", str(model._meta.verbose_name_plural).capitalize()
        )
        kwargs.setdefault("inspect_view_fields", ["reference", *fields])
        kwargs.setdefault("list_export", ["reference", *fields])
        super().__init__(model._meta.model_name, **kwargs)
        if self.visible is not None:
            screen(model, self.visible)

    # -- forms ---------------------------------------------------------------------

    def get_edit_handler(self) -> Any:
        """Panels that were given, else one for each field; then the rows inside."""
        given = getattr(self, "panels", None)
        panels = given if given is not None else panels_for(self.form_fields)
        handler = ObjectList([*panels, *self.rows], base_form_class=self._form_class())
        return handler.bind_to_model(self.model)

    def _form_class(self) -> type[RecordForm]:
        meta = type(
            "Meta",
            (getattr(self.base_form, "Meta", object),),
            {"help_texts": self.help_texts, "labels": self.labels},
        )
        kind: Any = type(self.base_form)  # the metaclass of Wagtail's forms
        return kind(
            f"{self.model.__name__}RecordForm", (self.base_form,), {"Meta": meta}
        )

    def formfield_for_dbfield(self, db_field: Field[Any, Any], **kwargs: Any) -> Any:
        """An address typed without http is taken for https, as Django 6 will do."""
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, **kwargs)

    # -- views ---------------------------------------------------------------------

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common = super().get_common_view_kwargs(**kwargs)
        common["usage_url_name"] = None
        return common

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(
            visible=self.visible,
            find=self.find,
            explanation=self.explanation,
            nothing_yet=self.nothing_yet,
            opens_file=self.opens_file,
            listed=self.listed,
            **kwargs,
        )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_add_view_kwargs(
            settle=self.settle,
            explanation=self.explanation,
            notices=self.notices,
            **kwargs,
        )

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_edit_view_kwargs(
            settle=self.settle,
            visible=self.visible,
            explanation=self.explanation,
            notices=self.notices,
            **kwargs,
        )

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(
            visible=self.visible,
            explanation=self.explanation,
            actions=self.actions,
            **kwargs,
        )

    def get_delete_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_delete_view_kwargs(
            visible=self.visible, may_go=self.may_go, **kwargs
        )

    def get_history_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_history_view_kwargs(visible=self.visible, **kwargs)

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's page of usage goes: our imports do not keep its index."""
        found = [one for one in super().get_urlpatterns() if one.name != "usage"]
        if self.model.merges:
            kind = {"model": self.model}
            find = {**kind, "find": self.find}
            found += [
                path("merge/<int:pk>/", merges.choose, find, name="merge_with"),
                path("merge/<int:pk>/<int:other>/", merges.look, kind, name="merge"),
            ]
        return found


def group(label: Any, icon: str, order: int, *screens: RecordViewSet) -> Any:
    """A menu with the screens of one part of the work."""

    class Group(ModelViewSetGroup):
        menu_label = label
        menu_icon = icon
        menu_order = order
        items = screens

    return Group()
