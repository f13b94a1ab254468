"""All figures, computed a second time, in plain Python: no Django, nothing of steunpunt.

It was written from docs/reference/import-format.md and from the definitions of the
figures in words, and reads the CSV files themselves. Where it and the figures engine
disagree, one of the two misreads a definition.

    python -m tests.figures.independent 2019 demo/2018 demo/2019
"""

from pathlib import Path

from .channels import count_channels
from .counting import Figures
from .programme import count_programme, count_reach
from .records import Records, read
from .support import count_requests, count_supports


def compute(folders: list[Path], year: int) -> Figures:
    """Every figure of a year and all its breakdowns, from folders of CSV files."""
    return count(read(folders), year)


def count(records: Records, year: int) -> Figures:
    """Every figure of a year and all its breakdowns."""
    figures: Figures = {}
    count_programme(figures, records, year)
    count_reach(figures, records, year)
    count_requests(figures, records, year)
    count_supports(figures, records, year)
    count_channels(figures, records, year)
    return figures
