"""What stands in the way of publishing a report: typed digits, lost rights, gaps."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from steunpunt.reports.document import (
    Document,
    Node,
    document_of,
    nodes_in,
    numbers_in,
    paragraphs_in,
)
from steunpunt.reports.models import ReportPage
from steunpunt.reports.numbers import Numbers
from steunpunt.reports.richtext import Span

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    "december|january|february|march|may|june|july|august|october"
)
DATE = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20|21)\d{2}(?:[-–]\d{2,4})?\b")
DIGITS = re.compile(r"\d[\d.,]*%?")
QUOTED_FIELDS = {"quote", "link"}
NOT_TEXT = {"kind", "form", "colour", "anchor", "columns", "figures", "layout", "size"}


def findings(page: ReportPage, numbers: Numbers) -> list[str]:
    """Everything to mend before this text can be published, in sentences."""
    document = document_of(page, numbers)
    found = cover_findings(page, document)
    for number, chapter in enumerate(document.chapters, start=1):
        place = chapter.get("name") or _("chapter %(number)s") % {"number": number}
        found += [f"{place}: {finding}" for finding in chapter_findings(chapter)]
    return found


def cover_findings(page: ReportPage, document: Document) -> list[str]:
    """What stands in the way outside its chapters: the cover, the pictures."""
    found = [*_picture_findings(document)]
    for name in ("title", "over", "cover_text", "made_by"):
        found += [_typed(digits, name) for digits in typed_digits(getattr(page, name))]
    if not document.chapters:
        found.append(_("it has no chapters"))
    return found


def chapter_findings(chapter: dict[str, Any]) -> list[str]:
    """What stands in the way in one chapter, each once."""
    return list(dict.fromkeys(_chapter_findings(chapter)))


def _typed(digits: str, place: str) -> str:
    return _(
        "“%(digits)s” in %(place)s is typed by hand; put a live figure there, or mark "
        "it as quoted"
    ) % {"digits": digits, "place": FIELDS.get(place, lambda: place)()}


FIELDS = {
    "title": lambda: _("the title"),
    "over": lambda: _("the line above the year"),
    "cover_text": lambda: _("the line below the cover"),
    "made_by": lambda: _("made by"),
    "heading": lambda: _("a heading"),
    "name": lambda: _("the name in the menu"),
    "caption": lambda: _("a caption"),
    "label": lambda: _("the name of a figure"),
    "more": lambda: _("the line below a figure"),
    "by": lambda: _("who said a quote"),
    "source": lambda: _("the source of a quote"),
    "text": lambda: _("the text"),
}


def typed_digits(text: str) -> list[str]:
    """Digits in a text that are no date and no year."""
    bare = YEAR.sub(" ", DATE.sub(" ", text))
    return DIGITS.findall(bare)


def _picture_findings(document: Document) -> Iterator[str]:
    for picture in document.pictures:
        for reason in picture.why_not_publishable():
            yield _("the picture “%(title)s” cannot be published: %(reason)s") % {
                "title": picture.title,
                "reason": reason,
            }


def _chapter_findings(chapter: Node) -> Iterator[str]:
    yield from _unfinished(chapter)
    if not chapter.get("parts") and not chapter.get("lead"):
        yield _("the chapter is empty")
    for text, place in _texts(chapter):
        yield from (_typed(digits, place) for digits in typed_digits(text))
    for paragraph in paragraphs_in(chapter):
        for span in paragraph.spans:
            yield from _span_findings(span)
    for shown in numbers_in(chapter):
        if shown.key.dimension is None and not shown.has_value:
            yield _("the figure %(code)s has no value to show") % {
                "code": shown.key.code
            }


def _unfinished(chapter: Node) -> Iterator[str]:
    for node in [chapter, *nodes_in(chapter)]:
        if node["kind"] == "unfinished":
            yield f"{node['block']}: {node['problem']}"


def _span_findings(span: Span) -> Iterator[str]:
    if span.problem:
        yield span.problem
    elif span.shown is None and not span.quoted:
        yield from (_typed(digits, "text") for digits in typed_digits(span.text))


def _texts(data: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Plain texts of a node that a writer typed, with the name of their field."""
    if isinstance(data, str):
        yield data, place
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item, place)
    elif isinstance(data, dict):
        for key, value in data.items():
            if not _from_records(key, data):
                yield from _texts(value, key)


def _from_records(key: str, data: Node) -> bool:
    """Whether a field of a node was not typed by the writer."""
    if key in NOT_TEXT | QUOTED_FIELDS | {"definition", "dimension", "years", "cell"}:
        return True
    if key != "label":
        return False
    own = "shown" in data and data["label"] == str(data["shown"].definition.noun)
    return own or "cells" in data  # the figure's own noun, or the name of a cell
