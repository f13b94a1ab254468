"""Wagtail's screens as ours: our colours and mark, and a name for every field."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css", order=10)
def back_office_colours() -> str:
    """Our colours, as Wagtail's own custom properties."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("design/backoffice.css")
    )


@hooks.register("insert_global_admin_js")
def names_of_fields() -> str:
    """A name for the fields that Wagtail leaves without one."""
    return format_html('<script src="{}"></script>', static("design/naming.js"))
