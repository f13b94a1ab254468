"""Small, nasty years in the import format: text rows, as an outsider would write them.

`Shape` says how large a year is and which seed makes it; hypothesis draws shapes and
shrinks them. `year_of(shape)` gives the sheets. Everything that ever made figures go
wrong elsewhere is likely here: nights in which the clock changes, sessions over new
year, leap days, rules that change in the year, organisations without type or seat,
recognitions with gaps, people on the waiting list who came all the same.
"""

from .shapes import Shape, shapes
from .source import Rows, Sheets, shuffled
from .years import year_of

__all__ = ["Rows", "Shape", "Sheets", "shapes", "shuffled", "year_of"]
