"""Half discs: the half-day is our measure, and the gauge is half a ring."""

from math import cos, pi, sin

from django.utils.safestring import SafeString

from steunpunt.design.charts.drawing import WEB, Palette, Pen


def half_days(
    count: int, label: str, palette: Palette = WEB, per_row: int = 50
) -> SafeString:
    """One half disc for each half-day: left a morning, right an afternoon."""
    pen, shape = Pen(palette), []
    for number in range(count):
        row, place = divmod(number, per_row)
        x = (place // 2) * 25 + (9 if place % 2 == 0 else 11)
        half = "v18a9 9 0 0 1 0 -18z" if place % 2 == 0 else "a9 9 0 0 1 0 18z"
        shape.append(f"M{x} {row * 23}{half}")
    pen.path("".join(shape), fill=palette.mark)
    rows = max(1, -(-count // per_row))
    width = min(count or 1, per_row) / 2 * 25 - 5
    return pen.svg(max(width, 20), rows * 23 - 5, label)


def gauge(percent: float, label: str, palette: Palette = WEB) -> SafeString:
    """A half ring, filled from the left for its percentage."""
    pen, filled = Pen(palette), min(max(percent, 0), 100)
    pen.path(_ring(100), fill=palette.soft, stroke=palette.line, stroke_width=1.5)
    if filled:
        pen.path(_ring(filled), fill=palette.mark)
    return pen.svg(212, 112, label, left=4)


def _ring(percent: float) -> str:
    angle = pi * (1 - percent / 100)
    outer = 110 + 100 * cos(angle), 106 - 100 * sin(angle)
    inner = 110 + 62 * cos(angle), 106 - 62 * sin(angle)
    return (
        f"M10 106A100 100 0 0 1 {outer[0]:.2f} {outer[1]:.2f}"
        f"L{inner[0]:.2f} {inner[1]:.2f}A62 62 0 0 0 48 106z"
    )
