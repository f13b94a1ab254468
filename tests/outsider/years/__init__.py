"""Years of other shapes, each with some of its figures counted by hand."""

from dataclasses import dataclass, field

from tests.outsider.sheets import Sheets

Figures = dict[str, float | None]


@dataclass
class Year:
    """One import, the periods to look at, and what a person counted in them.

    Cells are written `code by dimension=key`, such as
    `programme.half_days by mode=online`.
    """

    sheets: Sheets
    counted: dict[str, Figures] = field(default_factory=dict)


def rules_until_2020(sheets: Sheets) -> None:
    """Recognised organisations are primary."""
    sheets.add(
        "target_group_rules",
        id="recognised",
        position="1",
        valid_to="2020-12-31",
        recognised="yes",
        group="primary",
        description_nl="Erkende organisaties",
    )


def rules_from_2021(sheets: Sheets) -> None:
    """Civil organisations without recognition are primary too; governments never."""
    since = {"valid_from": "2021-01-01"}
    sheets.add(
        "target_group_rules",
        id="government",
        position="1",
        organisation_type="government",
        group="secondary",
        **since,
    )
    sheets.add(
        "target_group_rules",
        id="recognised-2021",
        position="2",
        recognised="ja",
        group="primary",
        **since,
    )
    sheets.add(
        "target_group_rules",
        id="civil",
        position="3",
        recognised="nee",
        organisation_type="civil",
        group="primary",
        **since,
    )
