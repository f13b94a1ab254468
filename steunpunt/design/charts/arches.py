"""Nested half discs in a row: the area of each carries its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.utils.safestring import SafeString

from steunpunt.design.charts.drawing import WEB, Palette, Pen, half_disc_up
from steunpunt.design.charts.funnel import Part


@dataclass(frozen=True)
class Arch:
    """One place in a row: its name and its nested numbers, in any order."""

    name: str
    parts: Sequence[Part]

    def largest_first(self) -> list[Part]:
        return sorted(self.parts, key=lambda part: -part.value)

    @property
    def most(self) -> float:
        return max((part.value for part in self.parts), default=0)


WIDTH, FOOT, RADIUS = 1120.0, 330.0, 285.0
APART = 34.0
ALONG = 200.0  # an arch that is smaller has its numbers above it
BAND = 36.0  # the thinnest band that carries text


def arches(values: Sequence[Arch], label: str, palette: Palette = WEB) -> SafeString:
    """Side by side, on one line."""
    pen = Pen(palette)
    radii = _radii(values, palette)
    x = 5.0
    for arch, radius in zip(values, radii, strict=True):
        slot = _slot(arch, radius, palette)
        middle = x + slot
        inner = _discs(pen, arch, (middle, FOOT), radius)
        pen.words(middle, FOOT + 34, 21, arch.name, "middle", font_weight=700)
        if radius >= ALONG and _has_room(inner):
            _along(pen, arch, (middle, FOOT), inner, (32, 19))
        else:
            _above(pen, arch, middle, FOOT - radius - 20)
        x += 2 * slot + APART
    width = max(x - APART + 5, 200)
    pen.path(f"M0 {FOOT:g}H{width:.1f}", stroke=palette.ink, stroke_width=3)
    return pen.svg(width, 380, label)


def arches_narrow(
    values: Sequence[Arch], label: str, palette: Palette = WEB
) -> SafeString:
    """Below each other, for a phone: the smaller ones have their numbers beside them."""
    pen, y = Pen(palette), 8.0
    highest = max((arch.most for arch in values), default=0) or 1
    for arch in values:
        radius = 172 * sqrt(arch.most / highest)
        beside = radius < 150
        foot = y + max(radius, 26.0 * len(arch.parts) if beside else 0)
        middle = (max(radius, 92) if beside else 180.0, foot)
        inner = _discs(pen, arch, middle, radius)
        if beside:
            _beside(pen, arch, 2 * middle[0] + 14, foot)
        else:
            _along(pen, arch, middle, inner, (21, 14))
        pen.path(f"M0 {foot:.1f}H360", stroke=palette.ink, stroke_width=2.5)
        pen.words(middle[0], foot + 23, 16, arch.name, "middle", font_weight=700)
        y = foot + 48
    return pen.svg(360, y - 16, label)


def _slot(arch: Arch, radius: float, palette: Palette) -> float:
    """Half the room that an arch needs: for itself, its name and its numbers."""
    letters = [11.5 * len(arch.name) * palette.larger]
    if radius < ALONG:
        letters += [
            13 * len(part.display) + 8.2 * len(part.name) * palette.larger
            for part in arch.parts
        ]
    return max(radius, *(wide / 2 for wide in letters))


def _radii(values: Sequence[Arch], palette: Palette) -> list[float]:
    """The radius of each arch; smaller together while the row is too wide."""
    highest = max((arch.most for arch in values), default=0) or 1
    radii = [RADIUS * sqrt(arch.most / highest) for arch in values]
    for _step in range(20):
        slots = [
            _slot(arch, radius, palette)
            for arch, radius in zip(values, radii, strict=True)
        ]
        if sum(2 * slot + APART for slot in slots) <= WIDTH + APART:
            break
        radii = [radius * 0.95 for radius in radii]
    return radii


def _discs(
    pen: Pen, arch: Arch, middle: tuple[float, float], radius: float
) -> list[float]:
    """Draw the half discs, largest first; gives their radii."""
    largest = arch.most or 1
    found = []
    for number, part in enumerate(arch.largest_first()):
        mine = radius * sqrt(part.value / largest)
        pen.path(
            half_disc_up(*middle, mine),
            fill=pen.palette.arches[number % 3],
            stroke=pen.palette.paper,
            stroke_width=2.5,
        )
        found.append(mine)
    return found


def _has_room(radii: Sequence[float]) -> bool:
    """Whether every band is thick enough for a line of text."""
    inner = [*radii[1:], 0.0]
    bands = [out - within for out, within in zip(radii, inner, strict=True)]
    return bool(bands) and min(bands) >= BAND and radii[-1] >= 70


def _along(
    pen: Pen,
    arch: Arch,
    middle: tuple[float, float],
    radii: Sequence[float],
    sizes: tuple[float, float],
) -> None:
    inner = [*radii[1:], 0.0]
    for number, part in enumerate(arch.largest_first()):
        band = radii[number] - inner[number]
        letters = sizes if number == 0 else (sizes[0] * 0.78, sizes[1] * 0.88)
        down = min(band / 2 + letters[0] * 0.3, letters[0] * 1.45)
        radius = radii[number] - down
        pen.on_arc(middle, radius, letters, (part.display, part.name), number)


def _above(pen: Pen, arch: Arch, middle: float, bottom: float) -> None:
    """Numbers above a small arch."""
    parts = arch.largest_first()
    for number, part in enumerate(parts):
        y = bottom - 27 * (len(parts) - 1 - number)
        pen.number_with_name(middle, y, (21, 16), part.display, part.name, "middle")


def _beside(pen: Pen, arch: Arch, x: float, foot: float) -> None:
    """Numbers beside a small arch."""
    parts = arch.largest_first()
    for number, part in enumerate(parts):
        y = foot - 4 - 21 * (len(parts) - 1 - number)
        pen.number_with_name(x, y, (16, 13), part.display, part.name)
