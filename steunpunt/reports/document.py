"""A report as plain data: what the page shows and what the PDF is set from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from steunpunt.reports.numbers import Numbers, Shown
from steunpunt.reports.richtext import Paragraph

if TYPE_CHECKING:  # only the names: the models show themselves with this module
    from steunpunt.pictures.models import Picture
    from steunpunt.reports.models.pages import ReportPage

Node = dict[str, Any]
WORDS_A_MINUTE = 180  # a calm reader of Dutch


@dataclass(frozen=True)
class Document:
    """One report in one language, with the numbers of one edition (or live ones)."""

    title: str
    language: str
    numbers: Numbers
    over: str
    cover_text: str
    cover: "Picture | None"
    made_by: str
    chapters: list[Node]

    @cached_property
    def nodes(self) -> list[Node]:
        """Every part of every chapter, in order, those in columns too."""
        return [node for chapter in self.chapters for node in nodes_in(chapter)]

    @cached_property
    def pictures(self) -> "list[Picture]":
        """Every picture in it, once, in order."""
        found = [self.cover] if self.cover else []
        for node in self.nodes:
            if node["kind"] == "pictures":
                found += [item["picture"] for item in node["items_list"]]
        return list(dict.fromkeys(found))

    @cached_property
    def shown_pictures(self) -> "list[Picture]":
        """Those of them that we may show today."""
        return [picture for picture in self.pictures if picture.may_be_shown]

    @property
    def credits(self) -> list[str]:
        """Who made the pictures, each once: it follows from the pictures alone."""
        return list(dict.fromkeys(picture.credit for picture in self.shown_pictures))

    def has(self, kind: str) -> bool:
        """Whether the writer put such a block somewhere."""
        return any(node["kind"] == kind for node in self.nodes)

    @property
    def has_credits(self) -> bool:
        return self.has("credits")

    @property
    def has_makers(self) -> bool:
        return self.has("made_by")

    @cached_property
    def minutes(self) -> int:
        """How long reading takes; the least is one minute."""
        words = sum(len(paragraph.text.split()) for paragraph in self._paragraphs())
        return max(1, round(words / WORDS_A_MINUTE))

    def _paragraphs(self) -> Iterator[Paragraph]:
        for chapter in self.chapters:
            yield from paragraphs_in(chapter)


def document_of(page: "ReportPage", numbers: Numbers) -> Document:
    """A page's text with numbers in it."""
    return Document(
        title=page.title,
        language=page.locale.language_code,
        numbers=numbers,
        over=page.over,
        cover_text=page.cover_text,
        cover=page.cover_picture,
        made_by=page.made_by,
        chapters=[
            chapter.block.node(chapter.value, numbers) | {"anchor": f"h{number}"}
            for number, chapter in enumerate(page.body, start=1)
        ],
    )


def nodes_in(chapter: Node) -> Iterator[Node]:
    """The parts of a chapter, and the parts within columns."""
    for node in chapter.get("parts", []):
        yield node
        for column in ("left", "right"):
            yield from node.get(column, [])


def numbers_in(data: Any) -> Iterator[Shown]:
    """Every number that a document shows, in order."""
    for found in _within(data):
        if isinstance(found, Shown):
            yield found
        else:
            yield from (span.shown for span in found.spans if span.shown is not None)


def paragraphs_in(data: Any) -> Iterator[Paragraph]:
    """Every paragraph of running text, in order."""
    return (found for found in _within(data) if isinstance(found, Paragraph))


def _within(data: Any) -> Iterator[Shown | Paragraph]:
    """The numbers and paragraphs within plain data."""
    if isinstance(data, Shown | Paragraph):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _within(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _within(value)
