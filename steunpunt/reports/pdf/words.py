"""Parts of words on paper."""

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steunpunt.reports.richtext import Paragraph

if TYPE_CHECKING:
    from steunpunt.reports.pdf.parts import Setting

Node = dict[str, Any]


def text(node: Node, setting: "Setting") -> list[Node]:
    """Running text with its notes."""
    paragraphs = node["paragraphs"]
    return [
        {
            "kind": "text",
            "lead": node.get("lead", False),
            "notes": setting.notes.of(paragraphs),
            "paragraphs": [_paragraph(paragraph) for paragraph in paragraphs],
        }
    ]


def _paragraph(paragraph: Paragraph) -> Node:
    return {
        "kind": paragraph.kind,
        "spans": [
            {
                "text": span.text,
                "bold": span.bold,
                "italic": span.italic,
                "href": span.href if span.href.startswith("http") else "",
                "figure": span.shown.key.code if span.shown else "",
            }
            for span in paragraph.spans
        ],
    }


def contact(node: Node, setting: "Setting") -> list[Node]:
    """The text, with the address that the page has behind a button."""
    return [*text(node, setting), {"kind": "address"}]


def quote(node: Node, setting: "Setting") -> list[Node]:
    told = ". ".join(part for part in (node["by"], node["source"]) if part)
    return [{"kind": "quote", "quote": node["quote"], "by": told}]


def words(node: Node, setting: "Setting") -> list[Node]:
    return [{"kind": "words", "items": node["items_list"]}]


def moments(node: Node, setting: "Setting") -> list[Node]:
    return [{"kind": "moments", "items": node["items_list"]}]


def day(node: Node, setting: "Setting") -> list[Node]:
    on = node["day"]
    return [{"kind": "day", "day": str(on.day), "month": date_format(on, "F Y")}]


def credits(node: Node, setting: "Setting") -> list[Node]:
    """Who made the pictures; it follows from the document."""
    found = "; ".join(setting.document.credits)
    return [{"kind": "terms", "items": [[_("Pictures"), found]]}] if found else []


def makers(node: Node, setting: "Setting") -> list[Node]:
    found = [[capital(one["what"]), one["who"]] for one in node["items_list"]]
    return [{"kind": "terms", "items": found}]


def capital(words: str) -> str:
    """The same words, with a capital."""
    return words[:1].upper() + words[1:]
