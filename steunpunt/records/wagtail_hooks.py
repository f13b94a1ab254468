"""Screens on history and on merges in the back office."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from steunpunt.records.screens import undoing
from steunpunt.records.screens.histories import SEE_HISTORY, ChangesView


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Addresses of the overall history, and of what was merged."""
    return [
        path("wijzigingen/", ChangesView.as_view(), name="records_changes"),
        path(
            "wijzigingen/resultaten/",
            ChangesView.as_view(results_only=True),
            name="records_changes_results",
        ),
        path("samengevoegd/", undoing.merges, name="records_merges"),
        path(
            "samengevoegd/<int:pk>/ongedaan/",
            undoing.undo_merge,
            name="records_merge_undo",
        ),
        path(
            "samengevoegd/<int:pk>/bijwerken/",
            undoing.catch_up_with,
            name="records_merge_catch_up",
        ),
    ]


class ChangesMenuItem(MenuItem):
    """Shown to who may see history."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE_HISTORY)


@hooks.register("register_reports_menu_item")
def changes_menu_item() -> MenuItem:
    """The way to everything that changed."""
    return ChangesMenuItem(
        _("Changes in records"),
        reverse("records_changes"),
        name="record-changes",
        icon_name="history",
        order=700,
    )


@hooks.register("insert_global_admin_css")
def screen_styles() -> str:
    """Styles of the screens on records."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("records/screens.css")
    )
