"""What a writer wrote comes out of the editor as it went in."""

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

FIGURE = '<embed embedtype="figure" code="programme.reach" years="0" form="number"/>'


@pytest.mark.parametrize(
    "words",
    [
        f"Van alle organisaties kwam {FIGURE} naar ons.",
        f"{FIGURE} kwam, of ({FIGURE}) toch.",
        f"Samen {FIGURE} en {FIGURE}",
    ],
)
def test_the_editor_keeps_the_spaces_around_a_live_figure(words, db) -> None:
    converter = ContentstateConverter(["bold", "figure", "quoted"])

    edited = converter.from_database_format(f"<p>{words}</p>")
    stored = re.sub(
        r' data-block-key="[^"]*"', "", converter.to_database_format(edited)
    )

    assert stored == f"<p>{words}</p>"
