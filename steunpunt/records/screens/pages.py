"""The pages of one record: make, change, delete, and its file."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, ProtectedError, QuerySet, RestrictedError
from django.db.models.deletion import Collector
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic import (
    CreateView,
    DeleteView,
    EditView,
    InspectView,
)
from wagtail.admin.widgets.button import Button, HeaderButton

from steunpunt.records.personal import (
    MASK,
    is_about_people,
    is_personal_path,
    may_see_personal_data,
    name_for,
)
from steunpunt.records.screens.files import parts_of

Actions = Callable[[Any, Any], list[Button]]
Notices = Callable[[Any, Any], Iterable[tuple[str, list[Any]]]]


class _Settles:
    """After saving, the verb of the app works out what follows."""

    settle: Callable[[Any], None] | None = None
    notices: Notices | None = None
    explanation: Any = ""

    def save_instance(self) -> Any:
        instance = self.form.save()  # type: ignore[attr-defined] # a Wagtail view
        self.has_content_changes = self.form.has_changed()  # type: ignore[attr-defined] # a Wagtail view
        if self.settle is not None:
            self.settle(instance)
        return instance

    def save_action(self) -> HttpResponse:
        """Say that it is saved, and what somebody should know about it."""
        answer: HttpResponse = super().save_action()  # type: ignore[misc] # a Wagtail view
        user, record = self.request.user, self.object  # type: ignore[attr-defined] # a Wagtail view
        for message, buttons in self.notices(user, record) if self.notices else ():
            messages.warning(self.request, message, buttons=buttons)  # type: ignore[attr-defined] # a Wagtail view
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc] # a Wagtail view
        context["explanation"] = self.explanation
        return context


class _Visible:
    """A record that a user may not see is not there."""

    visible: Callable[[Any, QuerySet[Any]], QuerySet[Any]] | None = None
    request: Any

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc] # a Wagtail view
        if self.visible is not None:
            same = type(found)._default_manager.filter(pk=found.pk)
            if not self.visible(self.request.user, same).exists():
                raise Http404
        return found


class _OpenDetails:
    """Who may not see personal details cannot type them either."""

    model: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_about_people(self.model) and not may_see_personal_data(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # a Wagtail view


class RecordInspectView(_Visible, InspectView):
    """The file of a record: its fields, and what every app has about it."""

    explanation: Any = ""
    actions: Actions | None = None
    history_url_name: str | None = None
    inspect_url_name: str | None = None

    def get_page_subtitle(self) -> str:
        return name_for(self.request.user, self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        label = capfirst(str(self.model._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": label},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = []
        if edit_url := self.get_edit_url():
            buttons.append(HeaderButton(_("Edit"), url=edit_url, icon_name="edit"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        user, record = self.request.user, self.object
        buttons = list(self.actions(user, record)) if self.actions else []
        for hook in hooks.get_hooks("actions_on_a_file"):
            buttons += hook(user, record)
        if self.history_url_name and user.has_perm("records.view_change"):
            buttons.append(
                Button(
                    _("History"),
                    url=reverse(self.history_url_name, args=[record.pk]),
                    icon_name="history",
                    priority=50,
                )
            )
        if delete_url := self.get_delete_url():
            buttons.append(
                Button(_("Delete"), url=delete_url, icon_name="bin", priority=90)
            )
        return buttons

    def get_edit_url(self) -> str | None:
        return None if self.object.is_closed() else super().get_edit_url()

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        user = self.request.user
        if is_personal_path(self.model, field_name) and not may_see_personal_data(user):
            return MASK
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, Model):
            return name_for(user, value)
        return "–" if value in (None, "") else value

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["parts"] = parts_of(self.object, self.request.user)
        context["merged_into"] = getattr(self.object, "merged_into", None)
        context["title"] = self.get_page_subtitle()
        return context


class RecordDeleteView(_Visible, _OpenDetails, DeleteView):
    """Deletes a record that nothing leans on; else says what does."""

    may_go: Callable[[Any], str] | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["refused"] = self.may_go(self.object) if self.may_go else ""
        context["leaning"] = leaning_on(self.object)
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        if self.may_go and self.may_go(self.object):
            raise PermissionDenied
        if leaning_on(self.object):
            return self.render_to_response(self.get_context_data())
        return super().form_valid(form)

    def delete_action(self) -> None:
        with transaction.atomic():
            self.object.delete()


def leaning_on(record: Model) -> list[tuple[str, int]]:
    """What keeps a record from being deleted: kind and number."""
    try:
        Collector(using="default", origin=record).collect([record])
    except (ProtectedError, RestrictedError) as error:
        found = (
            error.protected_objects
            if isinstance(error, ProtectedError)
            else error.restricted_objects
        )
        kinds = Counter(str(one._meta.verbose_name_plural) for one in found)
        return sorted(kinds.items())
    return []


class RecordCreateView(_Settles, _OpenDetails, CreateView):
    """Makes a record."""


class RecordEditView(_Settles, _Visible, _OpenDetails, EditView):
    """Changes a record. One that was merged into another, say, is read only."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)
        if found.is_closed():
            raise Http404
        return found

    def get_last_updated_info(self) -> None:
        """Our own history tells this, not Wagtail's log."""
