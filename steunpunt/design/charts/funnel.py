"""From what came in to what came out; the thickness of each stream is its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from steunpunt.design.charts.drawing import WEB, Palette, Pen, lines_of


@dataclass(frozen=True)
class Part:
    """A stream: its size, what to write, and its name."""

    value: float
    display: str
    name: str


@dataclass(frozen=True)
class Funnel:
    """whole → kept + lost; kept → given + rest; given → split."""

    whole: Part
    kept: Part
    lost: Part
    given: Part
    rest: Part
    split: Sequence[Part]


def funnel(flow: Funnel, label: str, palette: Palette = WEB) -> SafeString:
    """Streams from left to right."""
    pen, unit = Pen(palette), 365 / max(flow.whole.value, 1)
    kept, lost = flow.kept.value * unit, flow.lost.value * unit
    given, rest = flow.given.value * unit, flow.rest.value * unit
    top, gap = 66.0, 70.0
    lost_y, rest_y = top + kept + gap, top + given + 84
    _across(pen, (186, 78), (470, top), kept, palette.strong)
    _across(pen, (186, 78 + kept), (470, lost_y), lost, palette.rest)
    _across(pen, (486, top), (770, top), given, palette.strong)
    _across(pen, (486, top + given), (770, rest_y), rest, palette.rest)
    for x, y, height, colour in (
        (170, 78, flow.whole.value * unit, palette.ink),
        (470, top, kept, palette.strong),
        (470, lost_y, lost, palette.rest),
        (770, top, given, palette.strong),
        (770, rest_y, rest, palette.rest),
    ):
        pen.rect(x, y, 16, height, colour)
    _whole(pen, flow.whole)
    pen.number_with_name(470, 50, (40, 17), flow.kept.display, flow.kept.name)
    pen.number_with_name(770, 50, (40, 17), flow.given.display, flow.given.name)
    below = [
        _beside(pen, (500, lost_y + lost / 2), 34, flow.lost),
        _beside(pen, (800, rest_y + rest / 2), 28, flow.rest),
        _split(pen, flow.split, top, unit),
        lost_y + lost,
        78 + flow.whole.value * unit,
    ]
    return pen.svg(1235, max(below) + 10, label)


def _across(
    pen: Pen,
    start: tuple[float, float],
    end: tuple[float, float],
    height: float,
    colour: str,
) -> None:
    (x1, y1), (x2, y2) = start, end
    mid = (x1 + x2) / 2
    pen.path(
        f"M{x1:g} {y1:.1f}C{mid:g} {y1:.1f} {mid:g} {y2:.1f} {x2:g} {y2:.1f}"
        f"v{height:.1f}C{mid:g} {y2 + height:.1f} {mid:g} {y1 + height:.1f} "
        f"{x1:g} {y1 + height:.1f}z",
        fill=colour,
        fill_opacity=0.34,
    )


def _whole(pen: Pen, whole: Part) -> None:
    pen.number(148, 266, 76 if len(whole.display) < 4 else 54, whole.display, "end")
    pen.lines(148, 294, 17, whole.name, 16, "end")


def _beside(pen: Pen, place: tuple[float, float], size: float, part: Part) -> float:
    """A number with its name below it; gives where that ends."""
    x, y = place
    pen.number(x, y - 2, size, part.display)
    lines = pen.lines(x, y + 20, 17, part.name, 20)
    return y + 20 + lines * 21


def _split(pen: Pen, split: Sequence[Part], top: float, unit: float) -> float:
    """The streams that what came out is divided in; gives where they end."""
    y = out = top
    for part, colour in zip(split, _colours(pen.palette), strict=False):
        height = part.value * unit
        _across(pen, (786, y), (980, out), height, colour)
        radius = height / 2
        pen.path(
            f"M980 {out:.1f}a{radius:.1f} {radius:.1f} 0 0 1 0 {height:.1f}z",
            fill=colour,
        )
        ends = _beside(pen, (993 + radius, out + radius), 34, part)
        y += height
        out = max(out + height, ends) + 22
    return out


def _colours(palette: Palette) -> list[str]:
    return [palette.strong, palette.blue, palette.accent, palette.rest]


# -- For a phone: streams from top to bottom ------------------------------------------

WIDTH, APART = 360.0, 10.0


def funnel_narrow(flow: Funnel, label: str, palette: Palette = WEB) -> SafeString:
    """Streams from top to bottom, labels below what they name."""
    pen, unit = Pen(palette), _narrow_unit(flow)
    whole = flow.whole.value * unit
    pen.number(20, 48, 54, flow.whole.display)
    pen.words(28 + 33 * len(flow.whole.display), 46, 16, flow.whole.name)
    pen.rect(20, 60, whole, 12, palette.ink)
    streams = [(flow.kept, palette.strong), (flow.lost, palette.rest)]
    y = _down(pen, streams, (20, 72), 200, unit)
    streams = [(flow.given, palette.strong), (flow.rest, palette.rest)]
    y = _down(pen, streams, (0, y), y + 86, unit)
    named = list(zip(flow.split, _colours(palette), strict=False))
    y = _down(pen, named, (0, y), y + 86, unit, last=True)
    return pen.svg(WIDTH, y, label)


def _narrow_unit(flow: Funnel) -> float:
    """How wide one request is, so that every level fits beside its labels."""
    unit = 290 / max(flow.whole.value, 1)
    levels = [[flow.kept, flow.lost], [flow.given, flow.rest], list(flow.split)]
    while any(_level(parts, unit)[-1] > WIDTH for parts in levels if parts):
        unit *= 0.96
    return unit


def _level(parts: Sequence[Part], unit: float) -> list[float]:
    """Where each part of a level begins, and where the last ends."""
    least = (WIDTH - 2 * APART) / max(len(parts), 3)
    places = [0.0]
    for part in parts:
        places.append(places[-1] + max(part.value * unit, least) + APART)
    places[-1] -= APART
    return places


def _down(
    pen: Pen,
    parts: Sequence[tuple[Part, str]],
    start: tuple[float, float],
    level: float,
    unit: float,
    *,
    last: bool = False,
) -> float:
    """Draw one level of streams; gives where the next may begin."""
    x, y = start
    places = _level([part for part, _colour in parts], unit)
    for (part, colour), place in zip(parts, places, strict=False):
        width = part.value * unit
        mid = (y + level) / 2
        pen.path(
            f"M{x:.1f} {y:.1f}C{x:.1f} {mid:.1f} {place:.1f} {mid:.1f} "
            f"{place:.1f} {level:.1f}h{width:.1f}"
            f"C{place + width:.1f} {mid:.1f} {x + width:.1f} {mid:.1f} "
            f"{x + width:.1f} {y:.1f}z",
            fill=colour,
            fill_opacity=0.34,
        )
        if last:
            radius = width / 2
            pen.path(
                f"M{place:.1f} {level:.1f}a{radius:.1f} {radius:.1f} 0 0 0 "
                f"{width:.1f} 0z",
                fill=colour,
            )
        else:
            pen.rect(place, level, width, 12, colour)
        x += width
    return _labels(pen, parts, places, level, unit, last=last)


def _labels(
    pen: Pen,
    parts: Sequence[tuple[Part, str]],
    places: Sequence[float],
    level: float,
    unit: float,
    *,
    last: bool,
) -> float:
    deepest = max((part.value for part, _colour in parts), default=0) * unit / 2
    y = level + (deepest if last else 12) + 32
    most = 0
    for (part, _colour), place, after in zip(parts, places, places[1:], strict=False):
        pen.number(place, y, 30, part.display)
        letters = max(8, int((after - place) / 7.4))
        pen.lines(place, y + 19, 14.5, part.name, letters)
        most = max(most, len(lines_of(part.name, letters)))
    return y + 19 + most * 17.7
