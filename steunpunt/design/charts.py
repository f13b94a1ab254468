"""Charts as SVG: plain functions from numbers to markup.

A chart never formats a number: callers hand over each number with what to write. The
same function serves the page (colours follow the theme) and the PDF (fixed colours).
Missing is not zero: a number that is None leaves a gap and is written all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin, sqrt

from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Palette:
    """Colours and fonts of one medium."""

    mark: str
    strong: str
    rest: str
    blue: str
    soft: str
    line: str
    ink: str
    number: str = "class='t-num'"
    text: str = ""


WEB = Palette(
    mark="var(--f-mark)",
    strong="var(--c1)",
    rest="var(--c5)",
    blue="var(--c4)",
    soft="var(--f-soft)",
    line="var(--f-line)",
    ink="currentColor",
)
PRINT = Palette(
    mark="#0B6156",
    strong="#0B6156",
    rest="#7A6A63",
    blue="#23749A",
    soft="#F5E7E0",
    line="#857169",
    ink="#17231F",
    number="font-family=\"'Besley'\" font-weight='800' fill='#17231F'",
    text="font-family=\"'Atkinson Hyperlegible Next'\" fill='#17231F'",
)


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its number, and what to write for it."""

    name: str
    value: float | None
    display: str
    strong: bool = False
    hatched: bool = False
    note: str = ""


def _svg(width: float, height: float, label: str, body: str) -> SafeString:
    return mark_safe(  # noqa: S308 - all text in it was escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'role="img" aria-label="{escape(label)}">{body}</svg>'
    )


def _text(
    x: float, y: float, size: float, text: str, style: str, anchor: str = "middle"
) -> str:
    return (
        f'<text {style} x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def bars(values: Sequence[Bar], label: str, palette: Palette = WEB) -> SafeString:
    """Upright bars from zero, each ending in a half disc; hatched means invented."""
    width, gap, foot, most = 92.0, 42.0, 250.0, 180.0
    highest = max((bar.value or 0 for bar in values), default=0) or 1
    parts = []
    for number, bar in enumerate(values):
        x = 20 + number * (width + gap)
        middle = x + width / 2
        height = most * (bar.value or 0) / highest
        if bar.value is not None:
            parts.append(_bar(x, foot, width, height, bar, palette, number))
        top = foot - max(height, 4)
        parts.append(_text(middle, top - 10, 26, bar.display, palette.number))
        parts.append(_text(middle, foot + 26, 20, bar.name, palette.text))
        if bar.note:
            parts.append(_text(middle, foot + 48, 17, bar.note, palette.text))
    total = 40 + len(values) * (width + gap) - gap
    parts.append(
        f'<path d="M0 {foot}H{total:.1f}" stroke="{palette.ink}" stroke-width="2"/>'
    )
    return _svg(total, 306, label, "".join(parts))


def _bar(
    x: float,
    foot: float,
    width: float,
    height: float,
    bar: Bar,
    palette: Palette,
    number: int,
) -> str:
    radius = min(width / 2, height)
    colour = palette.strong if bar.strong else palette.rest
    shape = (
        f"M{x:.1f} {foot}V{foot - height + radius:.1f}"
        f"a{width / 2:.1f} {radius:.1f} 0 0 1 {width:.1f} 0V{foot}z"
    )
    if not bar.hatched:
        return f'<path d="{shape}" fill="{colour}"/>'
    lines = "".join(
        f'<path d="M{x:.1f} {foot - step:.1f}h{width:.1f}" stroke="{colour}" '
        'stroke-width="3"/>'
        for step in range(6, int(height - radius), 12)
    )
    return f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="3"/>{lines}'


def half_days(
    count: int, label: str, palette: Palette = WEB, per_row: int = 50
) -> SafeString:
    """One half disc for each half-day: left a morning, right an afternoon."""
    parts = []
    for number in range(count):
        row, place = divmod(number, per_row)
        x = (place // 2) * 25 + (9 if place % 2 == 0 else 11)
        y = row * 23
        sweep = "v18a9 9 0 0 1 0 -18z" if place % 2 == 0 else "a9 9 0 0 1 0 18z"
        parts.append(f"M{x} {y}{sweep}")
    rows = max(1, -(-count // per_row))
    width = min(count or 1, per_row) / 2 * 25
    body = f'<path d="{"".join(parts)}" fill="{palette.mark}"/>'
    return _svg(max(width, 20), rows * 23 - 5, label, body)


def gauge(percent: float, label: str, palette: Palette = WEB) -> SafeString:
    """A half ring, filled from the left for its percentage."""
    filled = min(max(percent, 0), 100)
    empty = _ring(100)
    body = (
        f'<path d="{empty}" fill="{palette.soft}" stroke="{palette.line}" '
        f'stroke-width="1.5"/>'
    )
    if filled:
        body += f'<path d="{_ring(filled)}" fill="{palette.mark}"/>'
    return mark_safe(  # noqa: S308 - all text in it was escaped
        _svg(220, 112, label, body).replace("0 0 220 112", "4 0 212 112")
    )


def _ring(percent: float) -> str:
    angle = pi * (1 - percent / 100)
    outer = 110 + 100 * cos(angle), 106 - 100 * sin(angle)
    inner = 110 + 62 * cos(angle), 106 - 62 * sin(angle)
    return (
        f"M10 106A100 100 0 0 1 {outer[0]:.2f} {outer[1]:.2f}"
        f"L{inner[0]:.2f} {inner[1]:.2f}A62 62 0 0 0 48 106z"
    )


@dataclass(frozen=True)
class Part:
    """A stream of a funnel: its size, what to write, and its name."""

    value: float
    display: str
    name: str


def funnel(
    whole: Part,
    kept: Part,
    lost: Part,
    given: Part,
    rest: Part,
    split: Sequence[Part],
    label: str,
    palette: Palette = WEB,
) -> SafeString:
    """From what came in to what came out: whole → kept + lost → given + rest → split.

    The thickness of each stream is its number.
    """
    unit = 360 / max(whole.value, 1)
    kept_h, lost_h = kept.value * unit, lost.value * unit
    given_h, rest_h = given.value * unit, rest.value * unit
    top, gap = 66.0, 70.0
    lost_y, rest_y = top + kept_h + gap, top + given_h + gap
    parts = [
        _stream(186, 78, 470, top, kept_h, palette.strong),
        _stream(186, 78 + kept_h, 470, lost_y, lost_h, palette.rest),
        _stream(486, top, 770, top, given_h, palette.strong),
        _stream(486, top + given_h, 770, rest_y, rest_h, palette.rest),
        _block(170, 78, whole.value * unit, palette.ink),
        _block(470, top, kept_h, palette.strong),
        _block(470, lost_y, lost_h, palette.rest),
        _block(770, top, given_h, palette.strong),
        _block(770, rest_y, rest_h, palette.rest),
        _text(148, 266, 76, whole.display, palette.number, "end"),
        _text(148, 294, 17, whole.name, palette.text, "end"),
        _text(470, 30, 40, kept.display, palette.number, "start"),
        _text(470, 52, 17, kept.name, palette.text, "start"),
        _text(500, lost_y + lost_h / 2 + 4, 34, lost.display, palette.number, "start"),
        _text(500, lost_y + lost_h / 2 + 26, 17, lost.name, palette.text, "start"),
        _text(770, 30, 40, given.display, palette.number, "start"),
        _text(770, 52, 17, given.name, palette.text, "start"),
        _text(800, rest_y + rest_h / 2 + 4, 28, rest.display, palette.number, "start"),
        _text(800, rest_y + rest_h / 2 + 26, 17, rest.name, palette.text, "start"),
    ]
    y, out = top, top
    colours = (palette.strong, palette.blue, palette.mark, palette.rest)
    for number, part in enumerate(split):
        height = part.value * unit
        colour = colours[number % len(colours)]
        parts.append(_stream(786, y, 980, out, height, colour))
        parts.append(
            f'<path d="M980 {out:.1f}a{height / 2:.1f} {height / 2:.1f} 0 0 1 0 '
            f'{height:.1f}z" fill="{colour}"/>'
        )
        middle = out + height / 2
        parts.append(_text(1045, middle + 2, 34, part.display, palette.number, "start"))
        parts.append(_text(1045, middle + 24, 17, part.name, palette.text, "start"))
        y += height
        out += max(height, 34) + 34
    bottom = max(lost_y + lost_h, rest_y + rest_h + 30, out) + 10
    return _svg(1235, bottom, label, "".join(parts))


def _stream(
    x1: float, y1: float, x2: float, y2: float, height: float, colour: str
) -> str:
    mid = (x1 + x2) / 2
    return (
        f'<path d="M{x1:g} {y1:.1f}C{mid:g} {y1:.1f} {mid:g} {y2:.1f} {x2:g} {y2:.1f}'
        f"v{height:.1f}C{mid:g} {y2 + height:.1f} {mid:g} {y1 + height:.1f} "
        f'{x1:g} {y1 + height:.1f}z" fill="{colour}" fill-opacity="0.34"/>'
    )


def _block(x: float, y: float, height: float, colour: str) -> str:
    return f'<rect x="{x:g}" y="{y:.1f}" width="16" height="{height:.1f}" fill="{colour}"/>'


def line(values: Sequence[Bar], label: str, palette: Palette = WEB) -> SafeString:
    """A line over months or years; where a number is missing it stops and starts anew."""
    step, foot, most = 64.0, 230.0, 180.0
    highest = max((bar.value or 0 for bar in values), default=0) or 1
    parts, path, pen = [], "", "M"
    for number, bar in enumerate(values):
        x = 40 + number * step
        parts.append(_text(x, foot + 26, 16, bar.name, palette.text))
        if bar.value is None:
            pen = "M"
            continue
        y = foot - most * bar.value / highest
        path += f"{pen}{x:.1f} {y:.1f}"
        pen = "L"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{palette.strong}"/>'
        )
        parts.append(_text(x, y - 12, 16, bar.display, palette.number))
    width = 80 + max(0, len(values) - 1) * step
    drawn = (
        f'<path d="{path}" fill="none" stroke="{palette.strong}" stroke-width="3"/>'
        if path
        else ""
    )
    axis = f'<path d="M0 {foot}H{width:.1f}" stroke="{palette.ink}" stroke-width="2"/>'
    return _svg(width, 270, label, axis + drawn + "".join(parts))


@dataclass(frozen=True)
class Arch:
    """One place in a row of arches: its name and its nested numbers, any order."""

    name: str
    parts: Sequence[Part]


ARCH_COLOURS = ("#0B6156", "#F7B71D", "#CC3D28")


def arches(values: Sequence[Arch], label: str, palette: Palette = WEB) -> SafeString:
    """Nested half discs whose area carries the value; numbers stand in a table."""
    highest = max((p.value for arch in values for p in arch.parts), default=0) or 1
    x, parts, foot = 5.0, [], 330.0
    for arch in values:
        ordered = sorted(arch.parts, key=lambda part: -part.value)
        radius = max(60.0, 285 * sqrt((ordered[0].value if ordered else 0) / highest))
        middle = x + radius
        for number, part in enumerate(ordered):
            r = 285 * sqrt(part.value / highest)
            parts.append(
                f'<path d="M{middle - r:.1f} {foot}a{r:.1f} {r:.1f} 0 0 1 {2 * r:.1f} '
                f'0z" fill="{ARCH_COLOURS[number % 3]}" stroke="#FFFFFF" '
                'stroke-width="2"/>'
            )
        parts.append(_text(middle, foot + 34, 21, arch.name, palette.text))
        x += 2 * radius + 40
    axis = f'<path d="M0 {foot}H{x:.1f}" stroke="{palette.ink}" stroke-width="3"/>'
    return _svg(x, 380, label, "".join(parts) + axis)
