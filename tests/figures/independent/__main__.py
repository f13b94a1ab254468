"""Prints the figures of a year, one a line."""

import sys
from pathlib import Path

from . import compute


def main(arguments: list[str]) -> None:
    """The year first, then the folders."""
    figures = compute([Path(folder) for folder in arguments[1:]], int(arguments[0]))
    for (code, dimension, cell), value in figures.items():
        where = f" {dimension}={cell}" if dimension else ""
        shown = "" if value is None else round(value, 4)
        print(f"{code}{where}\t{shown}")  # noqa: T201 - its output


main(sys.argv[1:])
