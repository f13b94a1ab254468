"""From shown numbers to charts: what to write stays what the number displays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from steunpunt.design import charts
from steunpunt.reports.numbers import Shown

Node = dict[str, Any]
MOST_UPRIGHT = 8  # more upright bars than this leave no room for names
MOST_ON_A_PHONE = 3


@dataclass(frozen=True)
class Drawing:
    """A chart for a wide screen and for paper, and one for a phone.

    Attributes:
        narrow: None where the wide drawing is good on a phone too.
    """

    wide: SafeString
    narrow: SafeString | None = None


def bar_of(
    shown: Shown, name: str, *, strong: bool, before: Shown | None = None
) -> charts.Bar:
    """A number as a bar, hatched when invented; `before` stands left of it."""
    return charts.Bar(
        name,
        shown.number if shown.has_value else None,
        shown.display,
        strong=strong,
        hatched=shown.invented,
        note=str(_("invented")) if shown.invented else "",
        broken=before is not None and is_break(before, shown),
    )


def is_break(before: Shown, after: Shown) -> bool:
    """Whether a figure means something else than the year before."""
    return before.definition.version != after.definition.version


def in_words(rows: Sequence[Shown]) -> str:
    """What a chart shows, for who cannot see it."""
    label = rows[0].definition.label if rows else ""
    told = ", ".join(f"{row.cell_label or row.period}: {row.display}" for row in rows)
    return f"{label}. {told}"


# -- One figure over years -------------------------------------------------------------


def year_bars(years: Sequence[Shown]) -> list[charts.Bar]:
    """The last year stressed, an invented one hatched, a new meaning marked."""
    before = [None, *years[:-1]]
    return [
        bar_of(shown, str(shown.period), strong=shown is years[-1], before=left)
        for shown, left in zip(years, before, strict=True)
    ]


def years_chart(
    years: Sequence[Shown], palette: charts.Palette = charts.WEB
) -> Drawing:
    """A figure over years as upright bars."""
    found, told = year_bars(years), in_words(years)
    narrow = None
    if len(found) > MOST_ON_A_PHONE:
        narrow = charts.rows_narrow(_one_each(found), told, palette)
    return Drawing(charts.bars(found, told, palette), narrow)


def _one_each(bars: Sequence[charts.Bar]) -> list[charts.Row]:
    """Bars as rows of one."""
    return [
        charts.Row(" ".join(filter(None, (bar.name, bar.note))), [bar]) for bar in bars
    ]


# -- Nodes -----------------------------------------------------------------------------


def chart_of(node: Node, palette: charts.Palette = charts.WEB) -> Drawing:
    """The chart of a node: over years, by a breakdown, or both."""
    if node["form"] == "line":
        return _lines(node, palette)
    if node["dimension"] is None and node["form"] == "bars":
        return years_chart([row[0] for row in node["rows"]], palette)
    return _bars(node, palette)


def _bars(node: Node, palette: charts.Palette) -> Drawing:
    rows, told = _rows(node), _told(node)
    single = all(len(row.bars) == 1 for row in rows)
    upright = node["form"] == "bars" and single and len(rows) <= MOST_UPRIGHT
    narrow = charts.rows_narrow(rows, told, palette)
    if not upright:
        return Drawing(charts.rows(rows, told, palette), narrow)
    drawn = charts.bars([row.bars[0] for row in rows], told, palette)
    return Drawing(drawn, narrow if len(rows) > MOST_ON_A_PHONE else None)


def _rows(node: Node) -> list[charts.Row]:
    """A row for each cell, with a bar for each year."""
    if node["dimension"] is None:
        return _one_each(year_bars([row[0] for row in node["rows"]]))
    several = len(node["years"]) > 1
    return [
        charts.Row(
            row[-1].cell_label,
            [
                bar_of(
                    shown,
                    str(shown.period) if several else shown.cell_label,
                    strong=shown is row[-1],
                )
                for shown in row
            ],
        )
        for row in node["rows"]
    ]


def _lines(node: Node, palette: charts.Palette) -> Drawing:
    """One line over years, or one line for each year over its months."""
    if node["dimension"] is None:
        years = [row[0] for row in node["rows"]]
        series = [charts.Series("", year_bars(years))]
    else:
        series = [
            charts.Series(
                name,
                [
                    bar_of(row[n], row[n].cell_label, strong=True)
                    for row in node["rows"]
                ],
                strong=n == len(node["years"]) - 1,
            )
            for n, name in enumerate(node["years"])
        ]
    told = _told(node)
    return Drawing(
        charts.line(series, told, palette), charts.line_narrow(series, told, palette)
    )


def _told(node: Node) -> str:
    """What the chart of a node shows, for who cannot see it."""
    if len(node["years"]) < 2:
        return in_words([row[-1] for row in node["rows"]])
    label = node["definition"].label
    rows = "; ".join(
        f"{row[-1].cell_label}: "
        + ", ".join(f"{shown.display} ({shown.period})" for shown in row)
        for row in node["rows"]
    )
    return f"{label}. {rows}"


def multiples_of(
    node: Node, palette: charts.Palette = charts.WEB
) -> list[tuple[str, SafeString]]:
    """The small charts of a node, each with the name of its figure."""
    return [
        (
            rows[-1].definition.label,
            charts.small_bars(year_bars(rows), in_words(rows), palette),
        )
        for rows in node["charts"]
    ]


def funnel_of(node: Node, palette: charts.Palette = charts.WEB) -> Drawing:
    """The funnel of a node."""

    def part(item: Node) -> charts.Part:
        shown = item["shown"]
        return charts.Part(shown.number or 0, shown.display, item["label"])

    steps = ("whole", "kept", "lost", "given", "rest")
    flow = charts.Funnel(
        **{step: part(node[step]) for step in steps},  # type: ignore[arg-type] # parts
        split=[part(item) for item in node["split"]],
    )
    told = ", ".join(
        f"{item['shown'].display} {item['label']}" for item in node["steps"]
    )
    return Drawing(
        charts.funnel(flow, told, palette), charts.funnel_narrow(flow, told, palette)
    )


def arches_of(node: Node, palette: charts.Palette = charts.WEB) -> Drawing:
    """The arches of a table node."""
    found = [
        charts.Arch(
            row["label"],
            [
                charts.Part(cell.number or 0, cell.display, cell.definition.noun)
                for cell in row["cells"]
                if cell.has_value
            ],
        )
        for row in node["rows"]
    ]
    told = "; ".join(
        f"{row['label']}: "
        + ", ".join(f"{c.display} {c.definition.noun}" for c in row["cells"])
        for row in node["rows"]
    )
    return Drawing(
        charts.arches(found, told, palette), charts.arches_narrow(found, told, palette)
    )
