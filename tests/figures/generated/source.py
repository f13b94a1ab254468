"""Sheets in memory, read by the importer as it reads a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

Rows = list[dict[str, str]]
Sheets = dict[str, Rows]


@dataclass
class Source:
    """What `import_records` reads: sheets of text rows."""

    tables: Sheets
    name: str = "a generated year"

    def sheets(self) -> list[str]:
        return list(self.tables)

    def size(self, sheet: str) -> int:
        return len(self.tables[sheet])

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        rows = self.tables[sheet]
        names = list(rows[0]) if rows else ["id"]
        yield 1, names
        for number, row in enumerate(rows, start=2):
            yield number, [row[name] for name in names]


def shuffled(sheets: Sheets, seed: int) -> Sheets:
    """The same rows in another order, sheets and columns too."""
    chance = Random(seed)
    mixed: Sheets = {}
    for name in chance.sample(list(sheets), len(sheets)):
        rows = chance.sample(sheets[name], len(sheets[name]))
        columns = chance.sample(list(rows[0]), len(rows[0])) if rows else []
        mixed[name] = [{column: row[column] for column in columns} for row in rows]
    return mixed
