"""Mail in the back office: addresses, menu, rights."""

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

from steunpunt.mail.desk import messages, texts
from steunpunt.mail.permissions import SEE

AT = "post/"


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Addresses of messages and of texts."""
    one, text = f"{AT}<int:pk>/", f"{AT}teksten/<str:text_code>/<str:language>/"
    return [
        path(AT, messages.index, name="mail_messages"),
        path(one, messages.show, name="mail_message"),
        path(f"{one}beslis/", messages.decide, name="mail_decide"),
        path(f"{one}bijlage/<int:file>/", messages.attachment, name="mail_attachment"),
        path(f"{AT}teksten/", texts.index, name="mail_texts"),
        path(text, texts.change, name="mail_text"),
    ]


class MailMenuItem(MenuItem):
    """Shown to who may see messages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """The way to messages."""
    return MailMenuItem(
        _("Mail"), reverse("mail_messages"), name="mail", icon_name="mail", order=650
    )


@hooks.register("register_permissions")
def rights() -> "QuerySet[Permission]":
    """Rights that an administrator can give to a role."""
    return Permission.objects.filter(
        content_type__app_label="mail",
        codename__in=("view_message", "decide_message", "change_editedtext"),
    )


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """Styles of these screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("mail/mail.css"))
