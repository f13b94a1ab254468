"""Upright bars from zero, each ending in a half disc."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from steunpunt.design.charts.drawing import WEB, Palette, Pen
from steunpunt.design.charts.hatching import hatched


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its number, and what to write for it.

    Attributes:
        strong: the one that the drawing is about.
        hatched: invented or estimated; `note` says which.
        broken: it means something else than the bar before.
    """

    name: str
    value: float | None
    display: str
    strong: bool = False
    hatched: bool = False
    note: str = ""
    broken: bool = False


@dataclass(frozen=True)
class Size:
    """Measures of a drawing, in its own units."""

    bar: float
    gap: float
    most: float
    edge: float
    number: float
    strong_number: float
    name: float
    note: float
    letters: int  # of a name, on one line


LARGE = Size(92, 42, 172, 20, 26, 34, 20, 17, 13)
SMALL = Size(70, 34, 100, 4, 21, 28, 16, 14, 10)


def bars(values: Sequence[Bar], label: str, palette: Palette = WEB) -> SafeString:
    """A drawing that stands on its own."""
    return _draw(values, label, palette, LARGE)


def small_bars(values: Sequence[Bar], label: str, palette: Palette = WEB) -> SafeString:
    """A drawing that stands beside others like it."""
    return _draw(values, label, palette, SMALL)


def _draw(
    values: Sequence[Bar], label: str, palette: Palette, size: Size
) -> SafeString:
    pen = Pen(palette)
    highest = max((bar.value or 0 for bar in values), default=0) or 1
    foot = size.most + size.strong_number * 1.7
    names = max((len(pen.wrapped(bar.name, size.letters)) for bar in values), default=1)
    for number, bar in enumerate(values):
        x = size.edge + number * (size.bar + size.gap)
        height = size.most * max(bar.value or 0, 0) / highest
        _bar(pen, bar, (x, foot), height, size)
        _names(pen, bar, (x, foot), names, size)
    width = 2 * size.edge + len(values) * (size.bar + size.gap) - size.gap
    pen.path(f"M0 {foot:.1f}H{width:.1f}", stroke=palette.ink, stroke_width=2)
    below = (names * size.name * 1.22 + size.note * 1.5) * palette.larger
    return pen.svg(width, foot + below + 4, label)


def _bar(
    pen: Pen, bar: Bar, place: tuple[float, float], height: float, size: Size
) -> None:
    (x, foot), palette = place, pen.palette
    colour = palette.strong if bar.strong else palette.rest
    if bar.value is not None:
        shape = _shape(x, foot, size.bar, height)
        if bar.hatched:
            lines = hatched(x, foot, size.bar, height)
            pen.path(lines, fill="none", stroke=colour, stroke_width=2.5)
            pen.path(shape, fill="none", stroke=colour, stroke_width=2.5)
        else:
            pen.path(shape, fill=colour)
    if bar.broken:
        between = x - size.gap / 2
        pen.path(
            f"M{between:.1f} {foot - size.most:.1f}V{foot:.1f}",
            stroke=palette.accent,
            stroke_width=2,
            stroke_dasharray="6 5",
        )
    letters = size.strong_number if bar.strong else size.number
    middle, top = x + size.bar / 2, foot - max(height, 4)
    pen.number(middle, top - 10, letters, bar.display, "middle")


def _names(
    pen: Pen, bar: Bar, place: tuple[float, float], names: int, size: Size
) -> None:
    middle, larger = place[0] + size.bar / 2, pen.palette.larger
    y = place[1] + size.name * 1.3 * larger
    weight = 700 if bar.strong else 400
    pen.lines(
        middle, y, size.name, bar.name, size.letters, "middle", font_weight=weight
    )
    if bar.note:
        below = y + names * size.name * 1.1 * larger
        pen.words(middle, below, size.note, bar.note, "middle", font_style="italic")


def _shape(x: float, foot: float, width: float, height: float) -> str:
    radius = min(width / 2, height)
    return (
        f"M{x:.1f} {foot:.1f}V{foot - height + radius:.1f}"
        f"a{width / 2:.1f} {radius:.1f} 0 0 1 {width:.1f} 0V{foot:.1f}z"
    )
