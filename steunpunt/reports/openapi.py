"""What the data of the figures can be asked, for the OpenAPI document."""

from typing import Any

from steunpunt.figures.declaring import Unit
from steunpunt.records.openapi import (
    NOT_FOUND,
    NUMBER,
    TEXT,
    Part,
    Schema,
    answer,
    in_path,
    in_query,
    known_as,
    many,
    one_of,
    question,
    thing,
)
from steunpunt.reports.dataset import COLUMNS

MAYBE: Schema = {"type": ["string", "null"]}
#: columns that are empty where there is nothing to say, or nothing may be said
MAY_LACK = {
    "dimension",
    "cell",
    "cell_label",
    "value",
    "numerator",
    "denominator",
    "n",
}
EXPLAINED = {
    "period": "2019, 2019-Q2, 2019-03 or 2019-01-01_2019-05-18",
    "dimension": "The breakdown; null: the total",
    "cell": "The code of the cell; null: a total, or unknown",
    "display": "As the page writes it",
    "suppressed": "It stands for too few, so its numbers are null",
    "invented": "Its records were made up, for a demonstration",
}
PUBLISHED = (
    "As the page shows them: of the newest edition, without small numbers and without "
    "breakdowns for staff. CC BY 4.0."
)


def part() -> Part:
    """Every figure of a period, and one figure; as JSON and as CSV."""
    period = in_path("code", f"The period: {EXPLAINED['period']}", TEXT)
    figure = in_path("figure", "The code of the figure", TEXT)
    edition = in_path("number", "Which edition", NUMBER)
    older = in_query("editie", "An older edition than the newest", NUMBER)
    every, one = known_as("Figures"), known_as("Figure")
    return Part(
        {
            "/jaar/{code}/cijfers.json": _asks(
                "figures", "Every figure of a period", [period], every
            ),
            "/jaar/{code}/editie/{number}/cijfers.json": _asks(
                "figures_of_an_edition",
                "Every figure of a period, as an edition has them",
                [period, edition],
                every,
            ),
            "/jaar/{code}/cijfers.csv": _asks(
                "figures_as_csv", "Every figure of a period", [period]
            ),
            "/cijfers/{code}/{figure}/data.json": _asks(
                "figure",
                "One figure, with what it counts and its breakdowns",
                [period, figure, older],
                one,
            ),
            "/cijfers/{code}/{figure}/data.csv": _asks(
                "figure_as_csv",
                "One figure, with its breakdowns",
                [period, figure, older],
            ),
        },
        {
            "Definition": _definition(),
            "Edition": _edition(),
            "Figure": thing(
                definition=known_as("Definition"),
                edition=known_as("Edition"),
                figures=many(known_as("Value")),
            ),
            "Figures": _figures(),
            "Value": thing(**{name: _column(name, kind) for name, kind in COLUMNS}),
        },
    )


def _asks(
    name: str,
    summary: str,
    parameters: list[dict[str, Any]],
    schema: Schema | None = None,
) -> dict[str, Any]:
    """A question that JSON answers when there is a schema, and else CSV."""
    if schema is None:
        columns = ",".join(column for column, _kind in COLUMNS)
        lines = TEXT | {"description": f"A line for each number: {columns}"}
        found = answer(PUBLISHED, lines, "text/csv")
    else:
        found = answer(PUBLISHED, schema)
    return question(name, summary, parameters, found | NOT_FOUND)


def _column(name: str, kind: str) -> Schema:
    if name == "unit":
        return one_of(*(unit.value for unit in Unit))
    said = {"description": EXPLAINED[name]} if name in EXPLAINED else {}
    return {"type": [kind, "null"] if name in MAY_LACK else kind, **said}


def _definition() -> Schema:
    return thing(
        code=TEXT,
        label=TEXT,
        definition=TEXT,
        excludes=MAYBE,
        unit=one_of(*(unit.value for unit in Unit)),
        decimals=NUMBER,
        version=NUMBER,
        valid_from={"type": ["string", "null"], "format": "date"},
        numerator=MAYBE,
        denominator=MAYBE,
        source=TEXT | {"description": "Where it says how this is counted"},
    )


def _edition() -> Schema:
    return thing(
        number=NUMBER,
        published_at={"type": "string", "format": "date-time"},
        reason=MAYBE | {"description": "Why a correction was published"},
        fingerprint=TEXT | {"description": "SHA-256 of what was published"},
    )


def _figures() -> Schema:
    """Every figure of a period."""
    identity = thing(
        key=TEXT,
        label=TEXT,
        whole=TEXT | {"description": "The code of a figure"},
        parts=many(TEXT, "Codes of figures that add up to the whole"),
        holds={"type": "boolean"},
    )
    return thing(
        period=TEXT,
        invented={"type": "boolean"},
        edition=known_as("Edition"),
        definitions=many(known_as("Definition")),
        figures=many(known_as("Value")),
        identities=many(identity),
    )
