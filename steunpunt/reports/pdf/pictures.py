"""Pictures as data that can travel within JSON."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from steunpunt.pictures.models import Picture

if TYPE_CHECKING:
    from steunpunt.reports.pdf.parts import Setting

Node = dict[str, Any]
SIZE = "max-1600x1600|format-jpeg"


def pictures(node: Node, setting: "Setting") -> list[Node]:
    """Those of a node that we may still show, each with its credit."""
    shown = [item for item in node["items_list"] if item["picture"].may_be_shown]
    items = [
        (source_of(item["picture"]) or {}) | {"caption": _caption(item)}
        for item in shown
    ]
    return [{"kind": "pictures", "layout": node["layout"], "items": items}] * bool(
        items
    )


def _caption(item: Node) -> str:
    credit = f"{_('Picture:')} {item['picture'].credit}"
    return f"{item['caption']}. {credit}" if item["caption"] else credit


def source_of(picture: Picture | None) -> Node | None:
    """A drawing as its text, a photograph in our size as bytes."""
    if picture is None:
        return None
    drawn = picture.is_svg()
    file = picture.file if drawn else picture.get_rendition(SIZE).file
    with file.open("rb") as opened:
        content = opened.read()
    form = Path(file.name).suffix.lower().lstrip(".").replace("jpeg", "jpg")
    source: Any = content.decode() if drawn else list(content)
    return {
        "source": source,
        "format": form,
        "alt": picture.description,
        "is_strip": picture.width > 4 * picture.height,
    }
