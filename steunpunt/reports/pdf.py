"""The full report as PDF: tagged, archivable, with its data attached.

Set by Typst from the nodes that the page shows. Texts and numbers travel as data, so
that no text can be taken for markup.
"""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from steunpunt.design import charts
from steunpunt.reports import charting, dataset
from steunpunt.reports.document import Document, numbers_in
from steunpunt.reports.models import Picture
from steunpunt.reports.numbers import Shown
from steunpunt.reports.richtext import Paragraph

HERE = Path(__file__).parent
FONTS = HERE.parent / "design" / "fonts"
STANDARDS: Any = ["a-3a", "ua-1"]
Node = dict[str, Any]


def pdf_of(document: Document) -> bytes:
    """A document as PDF/UA-1 and PDF/A-3a."""
    with override(document.language):
        data = as_data(document)
    compiled = typst.compile(
        str(HERE / "typst" / "report.typ"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=STANDARDS,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return bytes(compiled)


def as_data(document: Document) -> Node:
    """Everything that the template sets."""
    numbers = document.numbers
    return {
        "title": document.title,
        "author": document.made_by or "Steunpunt",
        "keywords": [str(numbers.period)],
        "language": document.language,
        "period": str(numbers.period),
        "over": document.over,
        "cover_text": document.cover_text,
        "cover": _picture(document.cover),
        "cover_credit": document.cover.credit if document.cover else "",
        "notice": _notice(document),
        "footer": _edition_line(document),
        "chapters": [
            {
                "heading": chapter["heading"],
                "lead": _paragraphs(chapter["lead"]),
                "parts": [
                    part
                    for node in chapter["parts"]
                    for part in _parts(node, chapter["colour"])
                ],
            }
            for chapter in document.chapters
        ],
        "annex": _annex(document),
        "colophon": _colophon(document),
        "words": {
            "contents": _("Contents"),
            "all_figures": _("All figures and what they count"),
            "annex": _("Every figure of this report, with its definition."),
            "version": _("definition, version"),
            "excludes": _("Left out:"),
            "colophon": _("Colophon"),
            "table": _("Table"),
            "attached": _("All figures of this report as data"),
        },
        "attach": {"csv": dataset.as_csv(numbers), "json": dataset.as_json(numbers)},
    }


def _notice(document: Document) -> str:
    from wagtail.models import Site

    from steunpunt.design.models import CentreSettings

    site = Site.objects.filter(is_default_site=True).first()
    centre = CentreSettings.for_site(site) if site else CentreSettings()
    english = document.language == "en"
    return (centre.notice_en if english else "") or centre.notice_nl


def _edition_line(document: Document) -> str:
    edition = document.numbers.edition
    if edition is None:
        return _("draft, not frozen")
    return _("edition %(number)s, frozen on %(day)s") % {
        "number": edition.number,
        "day": date_format(edition.published_at, "j F Y"),
    }


def _colophon(document: Document) -> list[str]:
    edition = document.numbers.edition
    lines = [_edition_line(document)]
    if edition:
        lines.append(_("Fingerprint: %(hash)s") % {"hash": edition.fingerprint})
        if edition.reason:
            lines.append(_("Correction: %(reason)s") % {"reason": edition.reason})
    if document.made_by:
        lines.append(_("Made by: %(who)s") % {"who": document.made_by})
    if document.credits:
        lines.append(_("Pictures: %(who)s") % {"who": "; ".join(document.credits)})
    lines.append(_("Text and figures: CC BY 4.0."))
    return lines


def _annex(document: Document) -> list[Node]:
    numbers = document.numbers
    groups: dict[str, list[Node]] = {}
    for code in numbers.codes():
        shown = numbers.get(code)
        definition = shown.definition
        groups.setdefault(code.split(".")[0], []).append(
            {
                "code": code,
                "label": definition.label,
                "noun": definition.noun,
                "display": shown.display,
                "definition": definition.text,
                "excludes": definition.excludes,
                "version": str(definition.version),
                "parts": _divided(shown, document),
            }
        )
    return [{"name": name, "figures": found} for name, found in groups.items()]


def _divided(shown: Shown, document: Document) -> str:
    definition = shown.definition
    if not (definition.numerator and definition.denominator) or shown.hidden:
        return ""
    above = document.numbers.get(definition.numerator)
    below = document.numbers.get(definition.denominator)
    return (
        f"{above.display} {above.definition.noun} ÷ "
        f"{below.display} {below.definition.noun}"
    )


# -- Nodes -----------------------------------------------------------------------------


def _parts(node: Node, colour: str) -> list[Node]:
    """A node as what the template sets: one part, or several."""
    make = _MAKERS.get(node["kind"])
    return make(node, colour) if make else []


def _text(node: Node, colour: str) -> list[Node]:
    paragraphs = _paragraphs(node["paragraphs"])
    return [{"kind": "text", "lead": node.get("lead", False), "paragraphs": paragraphs}]


def _numbers(node: Node, colour: str) -> list[Node]:
    items = node.get("items_list") or [node["first"], node["second"]]
    parts: list[Node] = [
        {
            "kind": "numbers",
            "colour": colour,
            "codes": _codes({"items": items}),
            "items": [
                {"display": item["shown"].display, "label": str(item["label"])}
                for item in items
            ],
        }
    ]
    if node.get("note"):
        parts += _text({"paragraphs": node["note"]}, colour)
    return parts


def _drawing(
    node: Node, svg: str, alt: str, *, width: int = 100, table: Node | None = None
) -> Node:
    return {
        "kind": "drawing",
        "codes": _codes(node),
        "heading": node.get("heading", ""),
        "svg": str(svg),
        "alt": alt,
        "width": width,
        "caption": node.get("caption") or "",
        "table": table,
    }


def _gauges(node: Node, colour: str) -> list[Node]:
    return _numbers(node, colour)


def _half_days(node: Node, colour: str) -> list[Node]:
    shown = node["shown"]
    alt = f"{shown.display} {shown.definition.noun}"
    count = int(shown.number or 0) if shown.has_value else 0
    svg = charts.half_days(min(count, 2000), alt, charts.PRINT)
    caption = f"{alt}. {node['caption']}".strip()
    return [_drawing(node | {"caption": caption}, svg, alt)]


def _funnel(node: Node, colour: str) -> list[Node]:
    table = {
        "head": [_("Step"), _("Number")],
        "rows": [[str(item["label"]), item["shown"].display] for item in node["steps"]],
        "caption": node["caption"] or str(node["whole"]["label"]),
    }
    svg = charting.funnel_of(node, charts.PRINT)
    alt = ", ".join(f"{row[1]} {row[0]}" for row in table["rows"])
    return [_drawing(node, svg, alt, table=table)]


def _chart(node: Node, colour: str) -> list[Node]:
    breakdown = node["dimension"]
    table = {
        "head": [
            breakdown["label"] if breakdown else _("Year"),
            node["definition"].label,
        ],
        "rows": [
            [row.cell_label or str(row.period), row.display] for row in node["rows"]
        ],
        "caption": node["definition"].label,
    }
    svg = charting.chart_of(node, charts.PRINT)
    width = min(100, 25 + 15 * len(node["rows"]))
    alt = charting.in_words(node["rows"])
    return [_drawing(node, svg, alt, width=width, table=table)]


def _table(node: Node, colour: str) -> list[Node]:
    alt = node["heading"]
    return [
        {
            "kind": "table",
            "codes": _codes(node),
            "heading": node["heading"],
            "svg": str(charting.arches_of(node, charts.PRINT))
            if node["arches"]
            else "",
            "alt": alt,
            "table": {
                "head": [
                    node["dimension"]["label"],
                    *(c.label for c in node["columns"]),
                ],
                "rows": [
                    [row["label"], *(cell.display for cell in row["cells"])]
                    for row in node["rows"]
                ],
                "caption": node["caption"] or node["heading"],
            },
        }
    ]


def _quote(node: Node, colour: str) -> list[Node]:
    return [{"kind": "quote", "quote": node["quote"], "by": node["by"]}]


def _pictures(node: Node, colour: str) -> list[Node]:
    return [
        {
            "kind": "picture",
            **(_picture(item["picture"]) or {}),
            "caption": ". ".join(
                part for part in (item["caption"], item["picture"].credit) if part
            ),
        }
        for item in node["items_list"]
    ]


def _timeline(node: Node, colour: str) -> list[Node]:
    return [{"kind": "moments", "items": node["items_list"]}]


def _words(node: Node, colour: str) -> list[Node]:
    return [{"kind": "words", "items": node["items_list"]}]


_MAKERS = {
    "text": _text,
    "big_numbers": _numbers,
    "share": _numbers,
    "gauges": _gauges,
    "half_days": _half_days,
    "funnel": _funnel,
    "chart": _chart,
    "table": _table,
    "quote": _quote,
    "pictures": _pictures,
    "timeline": _timeline,
    "words": _words,
    "contact": _text,
}


def _codes(node: Node) -> list[str]:
    """The codes of the figures in a node, for the margin."""
    return list(dict.fromkeys(shown.key.code for shown in numbers_in(node)))


def _paragraphs(paragraphs: list[Paragraph]) -> list[Node]:
    return [
        {
            "kind": paragraph.kind,
            "codes": list(
                dict.fromkeys(s.shown.key.code for s in paragraph.spans if s.shown)
            ),
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
        for paragraph in paragraphs
    ]


def _picture(picture: Picture | None) -> Node | None:
    """A picture as text that JSON can carry: an SVG as it is, else as bytes."""
    if picture is None:
        return None
    with picture.file.open("rb") as opened:
        content = opened.read()
    form = Path(picture.file.name).suffix.lower().lstrip(".").replace("jpeg", "jpg")
    source: Any = content.decode() if form == "svg" else list(content)
    return {"source": source, "format": form, "alt": picture.description}
