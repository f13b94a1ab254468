"""Lying bars: one group for each name, one bar for each series."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from steunpunt.design.charts.bars import Bar
from steunpunt.design.charts.drawing import WEB, Palette, Pen


@dataclass(frozen=True)
class Row:
    """A name with its bars; the bars' own names tell them apart when there are more."""

    name: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Measures:
    """Where things stand in a drawing."""

    width: float
    track: float  # where bars begin
    room: float  # for numbers behind the bars
    letters: int  # of a name, on one line
    text: float
    number: float
    above: bool  # the name stands above its bars, not beside them


WIDE = Measures(960, 250, 150, 28, 17, 21, above=False)
NARROW = Measures(360, 0, 110, 40, 16, 18, above=True)
BAR, BETWEEN, APART = 22.0, 6.0, 16.0


def rows(values: Sequence[Row], label: str, palette: Palette = WEB) -> SafeString:
    """For a wide screen and for paper."""
    return _draw(values, label, palette, WIDE)


def rows_narrow(
    values: Sequence[Row], label: str, palette: Palette = WEB
) -> SafeString:
    """For a phone: names stand above their bars."""
    return _draw(values, label, palette, NARROW)


def _draw(
    values: Sequence[Row], label: str, palette: Palette, at: Measures
) -> SafeString:
    pen = Pen(palette)
    highest = max((bar.value or 0 for row in values for bar in row.bars), default=0)
    scale = (at.width - at.track - at.room) / (highest or 1)
    y = 2.0
    for row in values:
        y = _row(pen, row, y, scale, at)
    if not at.above:
        axis = f"M{at.track:g} 0V{y - APART / 2:.1f}"
        pen.path(axis, stroke=palette.ink, stroke_width=2)
    return pen.svg(at.width, y, label)


def _row(pen: Pen, row: Row, y: float, scale: float, at: Measures) -> float:
    """Draw a row from `y` on; gives where the next begins."""
    tall = len(row.bars) * (BAR + BETWEEN) - BETWEEN
    named = len(pen.wrapped(row.name, at.letters)) * at.text * 1.22
    if at.above:
        pen.lines(0, y + at.text, at.text, row.name, at.letters)
        y += named + 4
    else:
        down = y + max((tall - named) / 2, 0) + at.text * 0.92
        x = at.track - 14
        pen.lines(x, down, at.text, row.name, at.letters, "end")
    for number, bar in enumerate(row.bars):
        top = y + number * (BAR + BETWEEN)
        _bar(pen, bar, (at.track, top), scale, at, told=len(row.bars) > 1)
    return y + max(tall, 0 if at.above else named) + APART


def _bar(
    pen: Pen,
    bar: Bar,
    place: tuple[float, float],
    scale: float,
    at: Measures,
    *,
    told: bool,
) -> None:
    x, y = place
    long = max(bar.value or 0, 0) * scale
    colour = pen.palette.strong if bar.strong else pen.palette.rest
    if bar.value is not None:
        shape = _shape(x, y, long)
        look = (
            {"fill": pen.palette.soft, "stroke": colour, "stroke_width": 2}
            if bar.hatched
            else {"fill": colour}
        )
        pen.path(shape, **look)
    end, foot = x + long + 10, y + BAR / 2 + at.number * 0.34
    if not told:
        pen.number(end, foot, at.number, bar.display)
        return
    name = " ".join(part for part in (bar.name, bar.note) if part)
    pen.number_with_name(end, foot, (at.number, 14), bar.display, name)


def _shape(x: float, y: float, long: float) -> str:
    radius = min(BAR / 2, long)
    return (
        f"M{x:.1f} {y:.1f}h{long - radius:.1f}"
        f"a{radius:.1f} {BAR / 2:.1f} 0 0 1 0 {BAR:.1f}H{x:.1f}z"
    )
