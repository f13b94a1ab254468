"""Makes a synthetic year in the import format, of any size, the same for each seed.

A year is made in blocks, each with its own organisations and people and each adding
up to the counts of its `Shape`. One block is the demonstration; a thousand are for
measuring. Only one block is in memory at a time.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from steunpunt.demo.centre import write_media, write_rules, write_vocabularies
from steunpunt.demo.dice import Dice
from steunpunt.demo.folder import Folder
from steunpunt.demo.programme import Programme
from steunpunt.demo.register import Register
from steunpunt.demo.shapes import SHAPE_2019, Shape
from steunpunt.demo.support import SupportYear

Progress = Callable[[str, int, int], None]


def generate(
    path: Path,
    *,
    scale: int = 1,
    seed: int = 1,
    shape: Shape = SHAPE_2019,
    progress: Progress | None = None,
) -> None:
    """Write a year of `scale` times a shape to a folder of CSV files."""
    with ExitStack() as stack:
        folder = Folder(path, stack)
        write_vocabularies(folder)
        write_rules(folder)
        write_media(folder, shape)
        for block in range(scale):
            write_block(
                folder, shape, block, seed, "" if scale == 1 else f"-{block:04}"
            )
            if progress:
                progress("blocks", block + 1, scale)


def write_block(folder: Folder, shape: Shape, block: int, seed: int, tail: str) -> None:
    """One block: its sector, its open programme, its demand-driven support.

    The sector draws from dice of its own, so that two years share it.
    """
    register = Register(folder, shape, Dice(f"{seed}-{block}"), block, tail)
    dice = Dice(f"{seed}-{block}-{shape.year}")
    Programme(folder, shape, register, dice).write()
    SupportYear(folder, shape, register, dice).write()
