"""Reads sheets in a process of its own.

It starts without Django: nothing here may lean on models before `_begin` knows them.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from itertools import chain
from subprocess import PIPE, Popen
from typing import IO, TYPE_CHECKING, Any, Self

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from steunpunt.exchange.problems import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steunpunt.exchange.chunks import Chunk
    from steunpunt.exchange.reading import Source
    from steunpunt.exchange.readings import Reading

END = None


class Beside:
    """A process that reads sheets, a step ahead of who takes them.

    Attributes:
        process: its number.
    """

    def __init__(self, source: Source, names: Sequence[str]) -> None:
        self._name = source.name
        self._process = Popen(  # noqa: S603 - this module
            [sys.executable, "-m", __name__],
            stdin=PIPE,
            stdout=PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        self.process = self._process.pid
        assert self._process.stdin  # noqa: S101 - it is a pipe
        # one that ended at once is met where the first sheet is asked for
        with suppress(BrokenPipeError), self._process.stdin as to_read:
            pickle.dump((source, names, get_language()), to_read)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._process.kill()
        with self._process:
            pass  # waits for its end, and closes the pipe

    def next_sheet(self) -> Reading:
        """The heading and the rows. Raises UnreadableFile."""
        heading = self._receive()
        return heading, iter(()) if heading.faults else self._chunks()

    def _chunks(self) -> Iterator[Chunk]:
        while (chunk := self._receive()) is not END:
            yield chunk

    def _receive(self) -> Any:
        assert self._process.stdout  # noqa: S101 - it is a pipe
        try:
            received = pickle.load(self._process.stdout)  # noqa: S301 - our own process
        except (EOFError, pickle.UnpicklingError):
            raise UnreadableFile(
                _("Reading %(name)s was broken off from outside. Import it again.")
                % {"name": self._name}
            ) from None
        if isinstance(received, Exception):
            raise received
        return received


def _begin() -> None:
    """Read the sheets that are asked for, and send them; who takes them may leave."""
    import django

    django.setup()
    source, names, language = pickle.load(sys.stdin.buffer)  # noqa: S301 - who began us
    taker = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything may print does not come in between
    with suppress(BrokenPipeError), taker, override(language):
        try:
            _send(source, names, taker)
        except Exception as error:  # raised where the sheet is asked for
            pickle.dump(error, taker)


def _send(source: Source, names: Sequence[str], taker: IO[bytes]) -> None:
    from steunpunt.exchange.readings import read_sheet

    for name in names:
        heading, chunks = read_sheet(source, name)
        ending = () if heading.faults else (END,)
        for part in chain([heading], chunks, ending):
            pickle.dump(part, taker, pickle.HIGHEST_PROTOCOL)
            taker.flush()  # what waits here, the other waits for


if __name__ == "__main__":
    _begin()
