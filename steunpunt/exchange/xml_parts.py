"""Walks XML as a stream, in bounded memory, whatever the file holds.

Spreadsheet libraries build a tree of each row, which a hostile row can make as large
as it likes. Here nothing is kept but what a `Part` keeps itself. Document types, and so
entities, are refused; so are tags without end and nesting without end.
"""

from collections.abc import Iterator
from typing import IO, Any
from xml.parsers import expat

CHUNK = 64 * 1024
LONGEST_TAG = 1024 * 1024
DEEPEST = 40


class Damaged(Exception):
    """A part that is not what it should be."""


class Part:
    """One XML file within a workbook; what its kinds keep, they say themselves."""

    def __init__(self) -> None:
        self._depth = 0
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens; its name comes without a prefix."""

    def end(self, name: str) -> None:
        """A tag closes."""

    def text(self, text: str) -> None:
        """Characters between tags."""

    def walk(self, opened: IO[bytes]) -> Iterator[None]:
        """Read on, piece by piece, so that the caller can take what was found."""
        fed = 0
        try:
            while chunk := opened.read(CHUNK):
                fed += len(chunk)
                self._parser.Parse(chunk, False)
                if fed - self._parser.CurrentByteIndex > LONGEST_TAG:
                    raise Damaged
                yield
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Damaged from error
        yield

    def read(self, opened: IO[bytes]) -> None:
        """Read all of it."""
        for _piece in self.walk(opened):
            pass

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Damaged
        self.start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name.rpartition(":")[2] if ":" in name else name)

    @staticmethod
    def _refuse(*_said: Any) -> None:
        raise Damaged
