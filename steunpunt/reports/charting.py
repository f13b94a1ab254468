"""From shown numbers to charts: what to write stays what the number displays."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from steunpunt.design import charts
from steunpunt.reports.numbers import Shown


def bar_of(shown: Shown, name: str, *, strong: bool) -> charts.Bar:
    """A number as a bar; one of an invented year is hatched and says so."""
    return charts.Bar(
        name,
        shown.number if shown.has_value else None,
        shown.display,
        strong=strong,
        hatched=shown.invented,
        note=str(_("invented")) if shown.invented else "",
    )


def years_chart(
    years: Sequence[Shown], palette: charts.Palette = charts.WEB
) -> SafeString:
    """A figure over years, the last one stressed."""
    found = [
        bar_of(shown, str(shown.period), strong=number == len(years) - 1)
        for number, shown in enumerate(years)
    ]
    return charts.bars(found, in_words(years), palette)


def in_words(rows: Sequence[Shown]) -> str:
    """What a chart shows, for who cannot see it."""
    label = rows[0].definition.label if rows else ""
    told = ", ".join(f"{row.cell_label or row.period}: {row.display}" for row in rows)
    return f"{label}. {told}"


def chart_of(node: dict[str, Any], palette: charts.Palette = charts.WEB) -> SafeString:
    """The chart of a node."""
    if node["by_year"] and node["form"] == "bars":
        return years_chart(node["rows"], palette)
    found = [
        bar_of(row, row.cell_label or str(row.period), strong=True)
        for row in node["rows"]
    ]
    draw = charts.line if node["form"] == "line" else charts.bars
    return draw(found, in_words(node["rows"]), palette)


def funnel_of(node: dict[str, Any], palette: charts.Palette = charts.WEB) -> SafeString:
    """The funnel of a node."""

    def part(item: dict[str, Any]) -> charts.Part:
        shown = item["shown"]
        return charts.Part(shown.number or 0, shown.display, item["label"])

    steps = [part(node[step]) for step in ("whole", "kept", "lost", "given", "rest")]
    split = [part(item) for item in node["split"]]
    told = ", ".join(f"{step.display} {step.name}" for step in [*steps, *split])
    whole, kept, lost, given, rest = steps
    return charts.funnel(whole, kept, lost, given, rest, split, told, palette)


def arches_of(node: dict[str, Any], palette: charts.Palette = charts.WEB) -> SafeString:
    """The arches of a table node."""
    found = [
        charts.Arch(
            row["label"],
            [
                charts.Part(cell.number or 0, cell.display, cell.definition.label)
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
    return charts.arches(found, told, palette)
