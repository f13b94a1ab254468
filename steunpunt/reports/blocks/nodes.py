"""How a block becomes a node, also when its writer is not ready yet."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks

from steunpunt.figures.registry import UnknownFigure
from steunpunt.reports.numbers import Numbers, Shown
from steunpunt.reports.richtext import Paragraph, paragraphs

Node = dict[str, Any]


class Unfinished(Exception):
    """A draft in which something is not filled in yet; the message says what."""


class NodeBlock(blocks.StructBlock):
    """A block that knows how it looks as plain data."""

    def get_description(self) -> str:
        """What the block is for, where writers choose one: its help text."""
        return str(self.meta.help_text or "")

    def node(self, value: Any, numbers: Numbers) -> Node:
        """The block as data; `kind` names the template that shows it.

        A draft may be saved before it is complete. Then the node is `unfinished` and
        says what is missing; such a report cannot be published.
        """
        try:
            return self.data(value, numbers)
        except UnknownFigure as unknown:
            code = str(unknown)
            problem = (
                _("the figure %(code)s is unknown") % {"code": code}
                if code and code != "None"
                else _("no figure was chosen yet")
            )
        except Unfinished as missing:
            problem = str(missing)
        return {"kind": "unfinished", "block": str(self.label), "problem": problem}

    def data(self, value: Any, numbers: Numbers) -> Node:
        """The node of a complete block. Raises UnknownFigure or Unfinished."""
        raise NotImplementedError


def named(item: Any, numbers: Numbers) -> Node:
    """A figure with the name that it has in this place."""
    shown = numbers.get(item["code"])
    return {
        "shown": shown,
        "label": item["label"] or shown.definition.noun,
        "more": item["more"],
    }


def rich(value: Any, numbers: Numbers) -> list[Paragraph]:
    """Stored rich text as paragraphs; nothing when nothing was written."""
    return paragraphs(value.source, numbers) if value else []


def has_any(cells: list[Shown]) -> bool:
    """Whether a row of a table says anything: a number, or one that is not shown."""
    return any(cell.number or cell.hidden for cell in cells)
