"""Reads sheets: their heading, then their rows, some thousands at a time.

A large import is read in a process beside, so that one core reads while another writes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from steunpunt.exchange.beside import Beside
from steunpunt.exchange.chunks import Chunk, read_chunk
from steunpunt.exchange.headings import Heading, read_heading
from steunpunt.exchange.reading import Source, table
from steunpunt.exchange.sheets import BY_NAME
from steunpunt.exchange.workbooks import Rows

Reading = tuple[Heading, Iterator[Chunk]]

CHUNK = 4000
LARGE = 500_000  # rows; for fewer, starting a process takes longer than it saves


def read_sheet(source: Source, name: str) -> Reading:
    """A sheet of a source; when its heading has faults, no row is read."""
    rows = table(source.rows(name))
    heading = read_heading(BY_NAME[name], next(rows, (1, []))[1])
    return heading, iter(()) if heading.faults else _chunks(rows, heading, name)


def _chunks(rows: Rows, heading: Heading, name: str) -> Iterator[Chunk]:
    while part := list(islice(rows, CHUNK)):
        yield read_chunk(part, heading.names, BY_NAME[name].columns)


@contextmanager
def reader(source: Source, names: Sequence[str]) -> Iterator[Callable[[str], Reading]]:
    """Reads the named sheets of a source, each in its turn. Raises UnreadableFile."""
    if sum(map(source.size, names)) < LARGE:
        yield lambda name: read_sheet(source, name)
        return
    with Beside(source, names) as beside:
        yield lambda _name: beside.next_sheet()
