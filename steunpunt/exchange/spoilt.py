"""What an import refuses, so that rows which name it are not called wrong too.

One wrong heading would otherwise be followed by a problem for every row that names a
record of that sheet, and nobody would find the cause.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Model

MOST_KEPT = 20_000


@dataclass
class Spoilt:
    """The sheets and rows that an import refuses, by the model that they hold."""

    _whole: set[type[Model]] = field(default_factory=set)
    _rows: dict[type[Model], set[str]] = field(default_factory=lambda: defaultdict(set))

    def sheet(self, model: type[Model]) -> None:
        """None of its rows could be read."""
        self._whole.add(model)

    def row(self, model: type[Model], reference: str) -> None:
        """A row with this id is refused; of very many, all are taken to be."""
        self._rows[model].add(reference)
        if len(self._rows[model]) > MOST_KEPT:
            self._whole.add(model)

    def any_of(self, model: type[Model]) -> bool:
        """Whether a row of that model is refused."""
        return model in self._whole or bool(self._rows.get(model))

    def holds(self, model: type[Model], reference: str) -> bool:
        """Whether the record with this id is unknown because its row is refused."""
        return model in self._whole or reference in self._rows.get(model, ())
