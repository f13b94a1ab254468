"""Parts of figures on paper: numbers, drawings, tables."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from steunpunt.design import charts
from steunpunt.reports import charting
from steunpunt.reports.numbers import Shown
from steunpunt.reports.pdf.words import capital, text

if TYPE_CHECKING:
    from steunpunt.reports.pdf.parts import Setting

Node = dict[str, Any]


def numbers(node: Node, setting: "Setting") -> list[Node]:
    return [
        {
            "kind": "numbers",
            "notes": setting.notes.of(node),
            "items": [_item(item) for item in node["items_list"]],
        }
    ]


def gauges(node: Node, setting: "Setting") -> list[Node]:
    found = {
        "kind": "gauges",
        "notes": setting.notes.of(node["items_list"]),
        "items": [
            _item(item) | {"svg": _gauge(item["shown"])} for item in node["items_list"]
        ],
    }
    note = text({"paragraphs": node["note"]}, setting) if node["note"] else []
    return [found, *note]


def share(node: Node, setting: "Setting") -> list[Node]:
    items = [
        _item(item) | {"part": item["shown"].number or 0}
        for item in (node["first"], node["second"])
    ]
    return [{"kind": "share", "notes": setting.notes.of(node), "items": items}]


def half_days(node: Node, setting: "Setting") -> list[Node]:
    shown = node["shown"]
    alt = f"{shown.display} {shown.definition.noun}"
    drawn = charts.half_days(node["discs"], alt, charts.print_on(setting.colour))
    return [
        {
            "kind": "discs",
            "notes": setting.notes.of(node),
            "svg": str(drawn),
            "alt": alt,
            "caption": f"{alt}. {node['caption'] or ''}".strip(),
        }
    ]


# -- Drawings with their table --------------------------------------------------------


def funnel(node: Node, setting: "Setting") -> list[Node]:
    table = {
        "head": [_("Step"), _("Number")],
        "rows": [[str(item["label"]), item["shown"].display] for item in node["steps"]],
        "foot": [],
        "caption": node["caption"] or str(node["whole"]["label"]),
    }
    drawn = charting.funnel_of(node, charts.PRINT).wide
    return [_drawing(node, setting, drawn, table) | {"full": True}]


def chart(node: Node, setting: "Setting") -> list[Node]:
    breakdown, label = node["dimension"], node["definition"].label
    table = {
        "head": [
            capital(breakdown["label"]) if breakdown else _("Year"),
            *(node["years"] or [label]),
        ],
        "rows": [
            [row[-1].cell_label or str(row[-1].period), *(s.display for s in row)]
            for row in node["rows"]
        ],
        "foot": [],
        "caption": label,
    }
    upright = node["form"] == "bars" and not node["years"]
    width = min(100, 20 + 16 * len(node["rows"])) if upright else 100
    drawn = charting.chart_of(node, charts.PRINT).wide
    return [_drawing(node, setting, drawn, table, width)]


def _drawing(
    node: Node, setting: "Setting", drawn: str, table: Node, width: int = 100
) -> Node:
    return {
        "kind": "drawing",
        "notes": setting.notes.of(node),
        "heading": node.get("heading", ""),
        "svg": str(drawn),
        "alt": _alt(table),
        "width": width,
        "full": False,
        "caption": _with_breaks(node),
        "table": table,
    }


def multiples(node: Node, setting: "Setting") -> list[Node]:
    drawn = charting.multiples_of(node, charts.PRINT)
    return [
        {
            "kind": "multiples",
            "notes": setting.notes.of(node),
            "heading": node["heading"],
            "text": node["text"] or "",
            "caption": _with_breaks(node),
            "items": [
                {"name": name, "svg": str(svg), "alt": charting.in_words(rows)}
                for (name, svg), rows in zip(drawn, node["charts"], strict=True)
            ],
        }
    ]


def table(node: Node, setting: "Setting") -> list[Node]:
    foot = [shown.display for shown in node["totals"]]
    drawn = charting.arches_of(node, charts.PRINT).wide if node["arches"] else ""
    found = {
        "head": [
            capital(node["dimension"]["label"]),
            *(column.label for column in node["columns"]),
        ],
        "rows": [
            [row["label"], *(cell.display for cell in row["cells"])]
            for row in node["rows"]
        ],
        "foot": [_("Total"), *foot] if foot else [],
        "caption": node["caption"] or node["heading"],
    }
    return [
        {
            "kind": "table",
            "notes": setting.notes.of(node["rows"]),
            "heading": node["heading"],
            "svg": str(drawn),
            "alt": _alt(found),
            "table": found,
        }
    ]


# -- Small pieces ----------------------------------------------------------------------


def _item(item: Node) -> Node:
    shown: Shown = item["shown"]
    return {
        "display": shown.display,
        "label": f"{item['label']} {item.get('cell', '')}".strip(),
        "more": item["more"] or "",
    }


def _gauge(shown: Shown) -> str:
    percent = shown.number or 0 if shown.has_value else 0
    return str(charts.gauge(percent, shown.display, charts.PRINT))


def _alt(table: Node) -> str:
    """What a drawing shows, from the table beside it."""
    rows = "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in table["rows"])
    return f"{table['caption']}. {rows}"


def _with_breaks(node: Node) -> str:
    """A caption, with what changed its meaning along the years."""
    told = [
        _(
            "From %(year)s on, “%(name)s” means something else: the definition "
            "changed. %(text)s"
        )
        % {
            "year": shown.period,
            "name": shown.definition.label,
            "text": shown.definition.text,
        }
        for shown in node.get("breaks", [])
    ]
    return " ".join([node.get("caption") or "", *told]).strip()
