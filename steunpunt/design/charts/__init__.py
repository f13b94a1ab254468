"""Charts as SVG: plain functions from numbers to markup.

A chart never formats a number: callers hand over each number with what to write. The
same function serves the page (colours follow the theme) and the PDF (fixed colours).
Missing is not zero: a number that is None leaves a gap and is written all the same.

What is drawn for a wide screen would be too small on a phone, so most charts have a
second, narrow drawing; the page shows one of the two.
"""

from steunpunt.design.charts.arches import Arch, arches, arches_narrow
from steunpunt.design.charts.bars import Bar, bars, small_bars
from steunpunt.design.charts.drawing import PRINT, WEB, Palette, print_on
from steunpunt.design.charts.funnel import Funnel, Part, funnel, funnel_narrow
from steunpunt.design.charts.half_discs import gauge, half_days
from steunpunt.design.charts.lines import line, line_narrow
from steunpunt.design.charts.rows import Row, rows, rows_narrow
from steunpunt.design.charts.series import Series

__all__ = [
    "PRINT",
    "WEB",
    "Arch",
    "Bar",
    "Funnel",
    "Palette",
    "Part",
    "Row",
    "Series",
    "arches",
    "arches_narrow",
    "bars",
    "funnel",
    "funnel_narrow",
    "gauge",
    "half_days",
    "line",
    "line_narrow",
    "print_on",
    "rows",
    "rows_narrow",
    "small_bars",
]
