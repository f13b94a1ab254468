"""Import and export in the back office: addresses, menu, rights."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from steunpunt.exchange.desk import batches, exports, home, uploads, waiting
from steunpunt.exchange.permissions import may_export, may_import

AT = "uitwisseling/"


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Addresses of import and export."""
    upload, export, batch = "bestand/<uuid:pk>/", "export/<uuid:pk>/", "<int:pk>/"
    return [
        path(AT, home.home, name="exchange_home"),
        path(f"{AT}sjabloon/", home.template, name="exchange_template"),
        path(f"{AT}controleer/", uploads.check, name="exchange_check"),
        path(f"{AT}{upload}", uploads.show, name="exchange_upload"),
        path(f"{AT}{upload}importeer/", uploads.take_in, name="exchange_take_in"),
        path(f"{AT}{upload}weg/", uploads.throw_away, name="exchange_throw_away"),
        path(f"{AT}{upload}geweigerd/", uploads.rejected, name="exchange_rejected"),
        path(f"{AT}import/{batch}", batches.show, name="exchange_batch"),
        path(f"{AT}import/{batch}terug/", batches.take_back, name="exchange_take_back"),
        path(f"{AT}exporteer/", exports.ask, name="exchange_ask_export"),
        path(f"{AT}{export}", exports.show, name="exchange_export"),
        path(f"{AT}{export}download/", exports.file, name="exchange_export_file"),
        path(f"{AT}opnieuw/<uuid:pk>/", waiting.again, name="exchange_again"),
    ]


class ExchangeMenuItem(MenuItem):
    """Shown to who may import or export."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user) or may_export(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """The way to import and export."""
    return ExchangeMenuItem(
        _("Import and export"), reverse("exchange_home"), icon_name="upload", order=600
    )


@hooks.register("register_permissions")
def rights() -> "QuerySet[Permission]":
    """Rights that an administrator can give to a role."""
    return Permission.objects.filter(
        content_type__app_label="exchange",
        codename__in=("import_records", "export_records"),
    )


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """Styles of these screens."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("exchange/exchange.css")
    )
