"""Screens of work: pages beside lists and forms, and buttons that call a verb."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from steunpunt.records.personal import name_for
from steunpunt.records.refusing import Refused

Crumb = tuple[str, str]  # label, address


def work_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    trail: Sequence[Crumb],
    icon: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page with the furniture of the back office.

    Args:
        request: what was asked.
        template: extends `records/work/page.html`.
        context: what it shows.
        title: its heading.
        trail: the pages above it, from the top.
        icon: beside the heading.
        status: 422 when a form was refused.
    """
    above = [("", reverse("wagtailadmin_home")), *trail]
    return render(
        request,
        template,
        {
            "header_title": title,
            "page_title": title,
            "header_icon": icon,
            "breadcrumbs_items": [
                *({"label": label or _("Home"), "url": url} for label, url in above),
                {"label": title, "url": ""},
            ],
            **context,
        },
        status=status,
    )


def list_crumb(model: Any) -> Crumb:
    """The list of a kind of record, as a step in a trail."""
    label = capfirst(str(model._meta.verbose_name_plural))
    return label, reverse(f"{model._meta.model_name}:index")


def record_crumb(request: HttpRequest, record: Any) -> Crumb:
    """The page of a record, as a step in a trail."""
    address = reverse(f"{record._meta.model_name}:inspect", args=[record.pk])
    return name_for(request.user, record), address


def need(request: HttpRequest, *permissions: str) -> None:
    """Raise PermissionDenied unless who asks has all of these."""
    if not request.user.has_perms(permissions):
        raise PermissionDenied


def holds(request: HttpRequest, form: BaseForm) -> bool:
    """Whether a form was filled in well; else the next page says what is wrong."""
    for found in form.errors.values():
        messages.error(request, " ".join(map(str, found)))
    return not form.errors


def carry_out(request: HttpRequest, verb: Callable[[], Any], done: str) -> bool:
    """Call a verb and say how it went; tells whether it did."""
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, done)
    return True


class Refusing:
    """A form view whose verb may refuse: the message stands above the form."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc] # a Wagtail view
        except Refused as refused:
            form.add_error(None, str(refused))
            self.produced_error_message = str(refused)
            return self.form_invalid(form)  # type: ignore[attr-defined] # likewise
