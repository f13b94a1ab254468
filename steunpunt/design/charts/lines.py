"""Lines over months or years; where a number is missing a line stops and starts anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from steunpunt.design.charts.drawing import WEB, Palette, Pen
from steunpunt.design.charts.series import Series


@dataclass(frozen=True)
class Measures:
    """Where things stand in a drawing."""

    width: float
    edge: float
    tail: float  # room behind the last point, for the name of the line
    foot: float
    most: float
    text: float
    number: float
    letters: int  # of a name below the axis
    all_numbers: bool  # else only the highest and the last


WIDE = Measures(760, 34, 80, 250, 190, 16, 20, 12, all_numbers=True)
NARROW = Measures(360, 16, 44, 190, 140, 13, 17, 3, all_numbers=False)


def line(series: Sequence[Series], label: str, palette: Palette = WEB) -> SafeString:
    """For a wide screen and for paper."""
    return _draw(series, label, palette, WIDE)


def line_narrow(
    series: Sequence[Series], label: str, palette: Palette = WEB
) -> SafeString:
    """For a phone: short names, and a number only where it says most."""
    return _draw(series, label, palette, NARROW)


def _draw(
    series: Sequence[Series], label: str, palette: Palette, at: Measures
) -> SafeString:
    pen = Pen(palette)
    values = [bar.value or 0 for one in series for bar in one.bars]
    scale = at.most / (max(values, default=0) or 1)
    pen.path(f"M0 {at.foot:g}H{at.width:g}", stroke=palette.ink, stroke_width=2)
    for one in sorted(series, key=lambda one: one.strong):
        _line(pen, one, scale, at, named=len(series) > 1)
    for number, bar in enumerate(series[0].bars if series else []):
        x = _x(number, len(series[0].bars), at)
        pen.words(x, at.foot + at.text * 1.5, at.text, bar.name[: at.letters], "middle")
        if bar.broken:
            pen.path(
                f"M{x - 8:.1f} {at.foot - at.most:.1f}V{at.foot:g}",
                stroke=palette.accent,
                stroke_width=2,
                stroke_dasharray="6 5",
            )
    return pen.svg(at.width, at.foot + at.text * 2, label)


def _x(number: int, count: int, at: Measures) -> float:
    step = (at.width - at.edge - at.tail) / max(count - 1, 1)
    return at.edge + number * step


def _line(pen: Pen, series: Series, scale: float, at: Measures, *, named: bool) -> None:
    colour = pen.palette.strong if series.strong else pen.palette.rest
    points = [
        (_x(number, len(series.bars), at), at.foot - bar.value * scale, bar)
        for number, bar in enumerate(series.bars)
        if bar.value is not None
    ]
    look: dict[str, object] = {"fill": "none", "stroke": colour, "stroke_width": 3}
    if not series.strong:
        look |= {"stroke_width": 2.5, "stroke_dasharray": "7 6"}
    pen.path(_path(series, scale, at) or "M0 0", **look)
    highest = max((bar.value or 0 for _x, _y, bar in points), default=0)
    for x, y, bar in points:
        if series.strong:
            pen.path(
                f"M{x:.1f} {y - 6:.1f}a6 6 0 0 1 0 12a6 6 0 0 1 0-12z", fill=colour
            )
            if at.all_numbers or bar.value == highest or bar is points[-1][2]:
                pen.number(x, y - 13, at.number, bar.display, "middle")
    if named and points:
        x, y, _bar = points[-1]
        weight = 700 if series.strong else 400
        pen.words(x + 12, y + 5, at.text, series.name, font_weight=weight)


def _path(series: Series, scale: float, at: Measures) -> str:
    path, move = "", "M"
    for number, bar in enumerate(series.bars):
        if bar.value is None:
            move = "M"
            continue
        x = _x(number, len(series.bars), at)
        path += f"{move}{x:.1f} {at.foot - bar.value * scale:.1f}"
        move = "L"
    return path
