"""What every drawing is made of: colours, a pen, and the frame around it."""

from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap
from zlib import crc32

from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Palette:
    """Colours and letters of one medium.

    Attributes:
        mark: the half discs and the filled part of a gauge.
        strong: what the drawing is about.
        accent: a second stress.
        rest: everything else.
        number: attributes of a number in display letters.
        words: attributes of any other text.
        arches: the nested half discs, from the outside in.
        arch_words: attributes of text on each of them.
        is_web: whether style sheets reach the drawing.
        larger: how much larger names are written: paper shows a drawing smaller.
    """

    mark: str
    strong: str
    accent: str
    rest: str
    blue: str
    soft: str
    line: str
    ink: str
    paper: str
    number: str
    words: str
    arches: tuple[str, str, str]
    arch_words: tuple[str, str, str]
    is_web: bool
    larger: float = 1.0


WEB = Palette(
    mark="var(--f-mark)",
    strong="var(--c1)",
    accent="var(--c2)",
    rest="var(--c5)",
    blue="var(--c4)",
    soft="var(--f-soft)",
    line="var(--f-line)",
    ink="var(--f-ink)",
    paper="var(--f-bg)",
    number='class="t-num"',
    words="",
    arches=("var(--a1)", "var(--a2)", "var(--a3)"),
    arch_words=('class="t-a1"', 'class="t-a2"', 'class="t-a3"'),
    is_web=True,
)
INK, CREAM = "#17231F", "#FFF4EC"
DISPLAY = 'font-family="\'Besley\'" font-weight="800"'
TEXT = "font-family=\"'Atkinson Hyperlegible Next'\""
PRINT = Palette(
    mark="#CC3D28",
    strong="#0B6156",
    accent="#CC3D28",
    rest="#7A6A63",
    blue="#23749A",
    soft="#F5E7E0",
    line="#857169",
    ink=INK,
    paper="#FFFFFF",
    number=f'{DISPLAY} fill="{INK}"',
    words=f'{TEXT} fill="{INK}"',
    arches=("#0B6156", "#F7B71D", "#CC3D28"),
    arch_words=('fill="#FFFFFF"', f'fill="{INK}"', 'fill="#FFFFFF"'),
    is_web=False,
    larger=1.25,
)
MARKS = {
    "yolk": "#0B4A43",
    "green": "#F9C440",
    "coral": INK,
    "rose": "#B22E17",
    "sky": "#0B4A43",
}


def print_on(field: str) -> Palette:
    """The printed colours on a field of colour; "" is white paper."""
    return replace(PRINT, mark=MARKS.get(field, PRINT.mark))


class Pen:
    """Draws in one palette, then gives the drawing."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.parts: list[str] = []

    def path(self, shape: str, **look: object) -> None:
        """A shape; `look` names its attributes, such as stroke_width."""
        self.parts.append(f'<path d="{shape}"{_attributes(look)}/>')

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
            f'height="{max(height, 0):.1f}" fill="{fill}"/>'
        )

    def dot(self, x: float, y: float, fill: str) -> None:
        """A small half disc, flat side to the left."""
        self.path(f"M{x:.1f} {y - 6:.1f}a6 6 0 0 1 0 12z", fill=fill)

    def number(
        self, x: float, y: float, size: float, words: str, anchor: str = "start"
    ) -> None:
        """A number in display letters."""
        self._text(x, y, size, escape(words), self.palette.number, anchor)

    def words(
        self,
        x: float,
        y: float,
        size: float,
        words: str,
        anchor: str = "start",
        **look: object,
    ) -> None:
        """A line of text."""
        style = self.palette.words + _attributes(look)
        self._text(x, y, size * self.palette.larger, escape(words), style, anchor)

    def lines(
        self,
        x: float,
        y: float,
        size: float,
        words: str,
        most: int,
        anchor: str = "start",
        **look: object,
    ) -> int:
        """Text over several lines of at most `most` letters; gives how many."""
        found = self.wrapped(words, most)
        for number, line in enumerate(found):
            below = number * size * self.palette.larger * 1.22
            self.words(x, y + below, size, line, anchor, **look)
        return len(found)

    def wrapped(self, words: str, most: int) -> list[str]:
        """Text cut in lines; on paper letters are larger, so fewer fit."""
        return lines_of(words, int(most / self.palette.larger))

    def number_with_name(
        self,
        x: float,
        y: float,
        sizes: tuple[float, float],
        number: str,
        name: str,
        anchor: str = "start",
    ) -> None:
        """A number and what it counts, on one line."""
        inner = self._span(sizes[0], number) + f" {escape(name)}"
        size = sizes[1] * self.palette.larger
        self._text(x, y, size, inner, self.palette.words, anchor)

    def on_arc(
        self,
        middle: tuple[float, float],
        radius: float,
        sizes: tuple[float, float],
        texts: tuple[str, str],
        place: int,
    ) -> None:
        """A number and its name along the inside of a half disc."""
        x, y = middle
        arc = f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {radius:.1f} 0 0 1 {2 * radius:.1f} 0"
        key = f"arc{crc32(f'{arc} {texts}'.encode())}"
        colour = self.palette.arch_words[place % 3]
        style = colour if self.palette.is_web else f"{TEXT} {colour}"
        span = self._span(sizes[0], texts[0], "" if self.palette.is_web else colour)
        self.parts.append(
            f'<path id="{key}" d="{arc}" fill="none"/>'
            f'<text {style} font-size="{sizes[1]:g}" text-anchor="middle">'
            f'<textPath href="#{key}" startOffset="50%">{span} {escape(texts[1])}'
            "</textPath></text>"
        )

    def svg(
        self, width: float, height: float, label: str, left: float = 0
    ) -> SafeString:
        """The whole drawing, with what it shows for who cannot see it."""
        size = f' style="--w:{width:g}"' if self.palette.is_web else ""
        return mark_safe(  # noqa: S308 - all text in it was escaped
            f'<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="{left:g} 0 {width:g} {height:g}" role="img" '
            f'aria-label="{escape(label)}"{size}>{"".join(self.parts)}</svg>'
        )

    def _span(self, size: float, words: str, colour: str = "") -> str:
        style = f"{DISPLAY} {colour}" if colour else self.palette.number
        return f'<tspan {style} font-size="{size:g}">{escape(words)}</tspan>'

    def _text(
        self, x: float, y: float, size: float, inner: str, style: str, anchor: str
    ) -> None:
        placed = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self.parts.append(
            f'<text {style} x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{placed}>'
            f"{inner}</text>"
        )


def lines_of(words: str, most: int) -> list[str]:
    """Text cut in lines between words; a word that is longer stays whole."""
    return wrap(words, most, break_long_words=False, break_on_hyphens=True) or [""]


def half_disc_up(x: float, y: float, radius: float) -> str:
    """A half disc that stands on its flat side."""
    return (
        f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {radius:.1f} 0 0 1 {2 * radius:.1f} 0z"
    )


def _attributes(look: dict[str, object]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{value}"' for name, value in look.items()
    )
