"""From nodes to what the template sets: one part, or several."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from steunpunt.reports.document import Document
from steunpunt.reports.pdf import figures, pictures, words
from steunpunt.reports.pdf.notes import Notes

Node = dict[str, Any]
# What stands in the colour of a chapter; charts and tables need white paper.
IN_A_FIELD = {
    "numbers",
    "discs",
    "day",
    "quote",
    "words",
    "moments",
    "text",
    "pair",
    "address",
}
BESIDE = {"day", "quote", "pictures"}  # what may stand beside a heading


@dataclass
class Setting:
    """Sets the chapters of one document, in order."""

    document: Document
    notes: Notes = field(default_factory=Notes)
    number: int = 0
    colour: str = ""

    def chapter(self, chapter: Node) -> Node:
        """A chapter: its opening, what stands in its colour, and the rest."""
        self.colour = chapter.get("colour", "")
        lead = chapter.get("lead")
        opening = words.text({"paragraphs": lead}, self)[0] if lead else None
        parts = self.parts(chapter.get("parts", []))
        beside = None
        if chapter.get("layout") == "beside" and parts and parts[0]["kind"] in BESIDE:
            beside, *parts = parts
        within = list(takewhile(_fits_in_a_field, parts)) if self.colour else []
        if chapter.get("heading"):
            self.number += 1
        return {
            "heading": chapter.get("heading", ""),
            "number": str(self.number),
            "colour": self.colour,
            "lead": opening,
            "beside": beside,
            "within": within,
            "parts": parts[len(within) :],
        }

    def parts(self, nodes: list[Node]) -> list[Node]:
        """What the template sets for nodes; what is of no use on paper gives none."""
        found: list[Node] = []
        for node in nodes:
            make = MAKERS.get(node["kind"])
            found += make(node, self) if make else []
        return found


def _fits_in_a_field(part: Node) -> bool:
    return part["kind"] in IN_A_FIELD


def pair(node: Node, setting: Setting) -> list[Node]:
    """Two columns with their notes together; one when the other is empty on paper."""
    left, right = setting.parts(node["left"]), setting.parts(node["right"])
    if not left or not right:
        return left + right
    notes = [note for part in left + right for note in part.get("notes", [])]
    return [{"kind": "pair", "notes": notes, "left": left, "right": right}]


MAKERS: dict[str, Callable[[Node, Setting], list[Node]]] = {
    "text": words.text,
    "contact": words.contact,
    "quote": words.quote,
    "words": words.words,
    "timeline": words.moments,
    "day": words.day,
    "credits": words.credits,
    "made_by": words.makers,
    "big_numbers": figures.numbers,
    "gauges": figures.gauges,
    "share": figures.share,
    "half_days": figures.half_days,
    "funnel": figures.funnel,
    "chart": figures.chart,
    "small_multiples": figures.multiples,
    "table": figures.table,
    "pictures": pictures.pictures,
    "pair": pair,
}
