"""What several figures ask of a record is worked out once for each record.

Seven figures may count who came; whether someone came takes a search of its own. So
conditions fall apart into the parts that they share, and the database works out each
part once. A column is then made of parts: `x_p0 AND NOT x_p3`.
"""

from collections.abc import Mapping

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.expressions import BaseExpression


def as_boolean(condition: Q) -> BaseExpression:
    """A condition as a column: what a figure counts and what its list keeps."""
    return ExpressionWrapper(condition, output_field=BooleanField())


class Shared:
    """Columns, and the parts of which they are made.

    Attributes:
        parts: what the database works out for each record, by name.
        made: the SQL of each column, over those names.
    """

    def __init__(self, columns: Mapping[str, BaseExpression]) -> None:
        self.parts: dict[str, BaseExpression] = {}
        self.made = {name: self._column(column) for name, column in columns.items()}

    def _column(self, column: BaseExpression) -> str:
        whole = getattr(column, "expression", None)
        return self._condition(whole) if isinstance(whole, Q) else self._part(column)

    def _condition(self, condition: Q) -> str:
        """All of these, or one of these; whatever is denied stays as it is."""
        splits = condition.connector in (Q.AND, Q.OR) and condition.children
        if condition.negated or not splits:
            return self._part(as_boolean(condition))
        children = [
            self._condition(child) if isinstance(child, Q) else self._lookup(child)
            for child in condition.children
        ]
        return f"({f' {condition.connector} '.join(children)})"

    def _lookup(self, child: object) -> str:
        if isinstance(child, tuple) and child[1] is False:
            return f"NOT {self._part(as_boolean(Q((child[0], True))))}"
        return self._part(as_boolean(Q(child)))

    def _part(self, part: BaseExpression) -> str:
        for name, known in self.parts.items():
            if known == part:
                return name
        name = f"x_p{len(self.parts)}"
        self.parts[name] = part
        return name

    def over(self, sql: str) -> str:
        """The common table expressions: `sql` selects the parts, columns come after."""
        made = ", ".join(f"{made} AS {name}" for name, made in self.made.items())
        columns = f"SELECT {made or 1} FROM parts"  # noqa: S608 - our own names
        return (
            f"WITH parts AS MATERIALIZED ({sql}), base AS NOT MATERIALIZED ({columns})"
        )
