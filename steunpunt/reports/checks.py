"""What stands in the way of publishing a report: typed digits, lost rights, gaps."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from steunpunt.reports.document import Document, document_of, numbers_in
from steunpunt.reports.models import ReportPage
from steunpunt.reports.numbers import Numbers
from steunpunt.reports.richtext import Paragraph

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    "december|january|february|march|april|may|june|july|august|october"
)
DATE = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20|21)\d{2}(?:[-–]\d{2,4})?\b")
DIGITS = re.compile(r"\d[\d.,]*%?")
QUOTED_FIELDS = {"quote"}
NOT_TEXT = {"kind", "form", "colour", "anchor", "columns", "figures"}


def findings(page: ReportPage, numbers: Numbers) -> list[str]:
    """Everything to mend before this text can be published, in sentences."""
    document = document_of(page, numbers)
    found = cover_findings(page, document)
    for chapter in document.chapters:
        place = chapter["name"]
        found += [f"{place}: {finding}" for finding in chapter_findings(chapter)]
    return found


def cover_findings(page: ReportPage, document: Document) -> list[str]:
    """What stands in the way outside its chapters: the cover, the pictures."""
    found = [*_picture_findings(document.pictures)]
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
    ) % {"digits": digits, "place": place}


def typed_digits(text: str) -> list[str]:
    """Digits in a text that are no date and no year."""
    bare = YEAR.sub(" ", DATE.sub(" ", text))
    return DIGITS.findall(bare)


def _picture_findings(pictures: list[Any]) -> Iterator[str]:
    for picture in pictures:
        for reason in picture.why_not_publishable():
            yield _("the picture “%(title)s” cannot be published: %(reason)s") % {
                "title": picture.title,
                "reason": reason,
            }


def _chapter_findings(chapter: dict[str, Any]) -> Iterator[str]:  # noqa: C901 - one case a kind
    if not chapter["parts"] and not chapter["lead"]:
        yield _("the chapter is empty")
    for text, place in _texts(chapter):
        yield from (_typed(digits, place) for digits in typed_digits(text))
    for paragraph in _paragraphs(chapter):
        for span in paragraph.spans:
            if span.problem:
                yield span.problem
            elif span.shown is None and not span.quoted:
                yield from (_typed(d, _("the text")) for d in typed_digits(span.text))
    for shown in numbers_in(chapter):
        if shown.key.dimension is None and not shown.has_value:
            yield _("the figure %(code)s has no value to show") % {
                "code": shown.key.code
            }


def _texts(data: Any, place: str = "") -> Iterator[tuple[str, str]]:  # noqa: C901 - one case a kind
    """Plain texts of a node, with the name of their field."""
    if isinstance(data, str):
        yield data, place
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item, place)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in NOT_TEXT | QUOTED_FIELDS or key in ("definition", "dimension"):
                continue
            if key == "label" and "cells" in data:
                continue  # the name of a cell, from the records
            if (
                key == "label"
                and "shown" in data
                and value == str(data["shown"].definition.noun)
            ):
                continue
            yield from _texts(value, key)


def _paragraphs(data: Any) -> Iterator[Paragraph]:
    if isinstance(data, Paragraph):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _paragraphs(value)
    elif isinstance(data, list):
        for value in data:
            yield from _paragraphs(value)
