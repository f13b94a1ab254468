"""The look of the back office: our colours and mark on Wagtail's screens."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css", order=10)
def back_office_colours() -> str:
    """Our colours, as Wagtail's own custom properties."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("design/backoffice.css")
    )
