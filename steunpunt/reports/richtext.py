"""Running text: from what the editor stores to paragraphs of spans, figures among them.

A live figure is stored as a reference::

    <embed embedtype="figure" code="programme.reach" years="0" form="number"/>

`years` counts back from the year of the report; `form` is `number`, or the key of a
wording that must be true of the value.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _

from steunpunt.figures.declaring import Unit
from steunpunt.figures.registry import UnknownFigure
from steunpunt.figures.wording import WORDINGS
from steunpunt.reports.numbers import Numbers, Shown

QUOTED = "quoted-number"


@dataclass
class Span:
    """A stretch of text with one look; `shown` when it is a live figure."""

    text: str
    bold: bool = False
    italic: bool = False
    quoted: bool = False
    href: str = ""
    shown: Shown | None = None
    problem: str = ""


@dataclass
class Paragraph:
    """A paragraph, a small heading (h3, h4) or an item of a list (ul, ol)."""

    kind: str
    spans: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def paragraphs(source: str, numbers: Numbers) -> list[Paragraph]:
    """Read stored rich text, with each live figure looked up."""
    reader = _Reader(numbers)
    reader.feed(source)
    reader.close()
    return [p for p in reader.found if p.text.strip()]


def figure_span(attributes: dict[str, str | None], numbers: Numbers) -> Span:
    """A live figure as text; what is wrong with it stands in `problem`."""
    code, form = attributes.get("code") or "", attributes.get("form") or "number"
    years = int(attributes.get("years") or 0)
    try:
        source = numbers.of(numbers.period.years_earlier(years)) if years else numbers
        shown = source.get(code)
    except UnknownFigure:
        return Span("?", problem=_("the figure %(code)s is unknown") % {"code": code})
    problem = ""
    if not shown.has_value:
        problem = _("the figure %(code)s has no value to show") % {"code": code}
    text = shown.display
    if form != "number":
        text, problem = _worded(shown, form, problem)
    return Span(text, shown=shown, problem=problem)


def _worded(shown: Shown, form: str, problem: str) -> tuple[str, str]:
    wording = WORDINGS.get(form)
    if wording is None:
        return shown.display, _("the wording %(form)s is unknown") % {"form": form}
    if shown.number is None or not wording.holds(shown.number):
        problem = _("“%(words)s” is not true of %(code)s, which is %(value)s") % {
            "words": wording.phrase(),
            "code": shown.key.code,
            "value": shown.display,
        }
    return wording.phrase(), problem


def wordings_for(shown: Shown) -> list[Any]:
    """The wordings that are true of a number now."""
    share = shown.definition.unit is Unit.PERCENT
    if shown.number is None:
        return []
    return [
        wording
        for wording in WORDINGS.values()
        if wording.of_shares == share and wording.holds(shown.number)
    ]


class _Reader(HTMLParser):
    KINDS = {"p": "p", "h2": "h3", "h3": "h3", "h4": "h4"}

    def __init__(self, numbers: Numbers) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers = numbers
        self.found: list[Paragraph] = []
        self._list: list[str] = []
        self._style = {"bold": 0, "italic": 0, "quoted": 0}
        self._spans: list[bool] = []
        self._href = ""

    def handle_starttag(  # noqa: C901 - one case for each tag
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        attributes = dict(attrs)
        if tag in self.KINDS:
            self.found.append(Paragraph(self.KINDS[tag]))
        elif tag in ("ul", "ol"):
            self._list.append(tag)
        elif tag == "li":
            self.found.append(Paragraph(self._list[-1] if self._list else "ul"))
        elif tag in ("b", "strong"):
            self._style["bold"] += 1
        elif tag in ("i", "em"):
            self._style["italic"] += 1
        elif tag == "span":
            quoted = attributes.get("class") == QUOTED
            self._spans.append(quoted)
            self._style["quoted"] += quoted
        elif tag == "a":
            self._href = attributes.get("href") or ""
        elif tag == "embed" and attributes.get("embedtype") == "figure":
            self._add(figure_span(attributes, self.numbers))
        elif tag == "br":
            self._add(Span(" "))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._list:
            self._list.pop()
        elif tag in ("b", "strong"):
            self._style["bold"] -= 1
        elif tag in ("i", "em"):
            self._style["italic"] -= 1
        elif tag == "span" and self._spans:
            self._style["quoted"] -= self._spans.pop()
        elif tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        if data.strip() or (self.found and self.found[-1].spans):
            self._add(Span(data))

    def _add(self, span: Span) -> None:
        if not self.found:
            self.found.append(Paragraph("p"))
        span.bold = self._style["bold"] > 0
        span.italic = self._style["italic"] > 0
        span.quoted = self._style["quoted"] > 0
        span.href = self._href
        self.found[-1].spans.append(span)


def grouped(found: list[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """Paragraphs with the items of one list together: (ul, [item, item])."""
    group: list[Paragraph] = []
    for paragraph in found:
        if group and not (paragraph.kind == group[0].kind and group[0].kind in "ul ol"):
            yield group[0].kind, group
            group = []
        group.append(paragraph)
    if group:
        yield group[0].kind, group
