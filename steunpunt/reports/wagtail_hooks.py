"""The back office of reports: live figures in text, publishing, the staff home."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    FORCE_WHITESPACE,
    KEEP_WHITESPACE,
    InlineStyleElementHandler,
)
from wagtail.admin.rich_text.editors.draftail import features as draftail
from wagtail.rich_text import EmbedHandler

from steunpunt.reports.desk import (
    chapter,
    chapter_changes,
    chapters,
    choosing,
    editions,
    home,
    mending,
)
from steunpunt.reports.models import ReportPage
from steunpunt.reports.richtext import QUOTED


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Addresses of the report's own screens."""
    return [
        path("edities/", editions.editions, name="reports_editions"),
        path(
            "edities/<str:code>/publiceer/",
            editions.publish_edition,
            name="reports_publish",
        ),
        path("edities/<str:code>/volgend-jaar/", editions.start, name="reports_start"),
        path(
            "edities/<str:code>/hoofdstukken/",
            chapters.chapters,
            name="reports_chapters",
        ),
        path(
            "hoofdstuk/<int:page_id>/<str:block>/",
            chapter.chapter,
            name="reports_chapter",
        ),
        path(
            "hoofdstuk/<int:page_id>/<str:block>/wijzig/",
            chapter_changes.change,
            name="reports_chapter_change",
        ),
        path("ontwerp/<int:page_id>/", chapters.draft, name="reports_draft"),
        path("cijfers/<str:code>/", choosing.figures_used, name="reports_used"),
        path(
            "cijferkeuze/<str:code>/", choosing.figure_choices, name="reports_choices"
        ),
        path("herstel/<str:code>/<str:key>/", mending.to_mend, name="reports_mend"),
        path("aandacht/<str:key>/", mending.waiting, name="reports_waiting"),
    ]


class EditionsMenuItem(MenuItem):
    """Shown to who may open the back office."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("wagtailadmin.access_admin")


@hooks.register("register_admin_menu_item")
def editions_menu_item() -> MenuItem:
    """The way to the editions."""
    return EditionsMenuItem(
        _("Editions"), reverse("reports_editions"), icon_name="lock", order=190
    )


@hooks.register("construct_homepage_panels")
def staff_home(request: HttpRequest, panels: list[Any]) -> None:
    """What asks for attention, and the year so far; nothing else."""
    panels[:] = [home.HomePanel()]


@hooks.register("construct_page_action_menu")
def only_editions_publish(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """A report is published with its figures, as an edition; never by itself."""
    match = request.resolver_match
    made = match.kwargs.get("content_type_model_name") if match else None
    if isinstance(context.get("page"), ReportPage) or made == "reportpage":
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("insert_global_admin_css")
def desk_styles() -> str:
    """Styles of the staff home."""
    return format_html('<link rel="stylesheet" href="{}">', static("reports/desk.css"))


# -- Live figures in running text -----------------------------------------------------


class FigureHandler(EmbedHandler):
    """Wagtail's own rendering of a reference; stories read it with their numbers."""

    identifier = "figure"

    @classmethod
    def expand_db_attributes(cls, attributes: dict[str, str]) -> str:
        return format_html("[{}]", attributes.get("code", ""))


def to_stored(props: dict[str, Any]) -> Any:
    """From the editor to what is stored."""
    return DOM.create_element(
        "embed",
        {
            "embedtype": "figure",
            "code": props.get("code"),
            "years": str(props.get("years") or 0),
            "form": props.get("form") or "number",
        },
    )


class FigureElementHandler:
    """From what is stored to the editor: the reference becomes a word in the line."""

    def handle_starttag(
        self, name: str, attrs: list[tuple[str, str]], state: Any, contentstate: Any
    ) -> None:
        from wagtail.admin.rich_text.converters.contentstate_models import (
            Entity,
            EntityRange,
        )

        said = dict(attrs)
        data = {key: said.get(key, "") for key in ("code", "years", "form")}
        key = contentstate.add_entity(Entity("FIGURE", "IMMUTABLE", data))
        block = state.current_block
        if state.leading_whitespace == FORCE_WHITESPACE:
            block.text += " "
        text = data["code"]
        place = EntityRange(key)
        place.offset, place.length = len(block.text), len(text)
        block.text += text
        block.entity_ranges.append(place)
        state.leading_whitespace = KEEP_WHITESPACE

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """A void element has none."""


@hooks.register("register_rich_text_features")
def figure_feature(features: Any) -> None:
    """Two buttons of the editor: a live figure, and a number that is quoted."""
    features.register_embed_type(FigureHandler)
    features.register_editor_plugin(
        "draftail",
        "figure",
        draftail.EntityFeature(
            {"type": "FIGURE", "icon": "order", "description": str(_("Live figure"))},
            js=["reports/figure-feature.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "figure",
        {
            "from_database_format": {
                'embed[embedtype="figure"]': FigureElementHandler()
            },
            "to_database_format": {"entity_decorators": {"FIGURE": to_stored}},
        },
    )
    features.register_editor_plugin(
        "draftail",
        "quoted",
        draftail.InlineStyleFeature(
            {
                "type": "QUOTED",
                "icon": "openquote",
                "description": str(_("Quoted number")),
                "style": {"textDecoration": "underline dotted"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "quoted",
        {
            "from_database_format": {
                f'span[class="{QUOTED}"]': InlineStyleElementHandler("QUOTED")
            },
            "to_database_format": {
                "style_map": {"QUOTED": {"element": "span", "props": {"class": QUOTED}}}
            },
        },
    )
