"""PDF by Typst: tagged, archivable, in the centre's letters and colours.

Texts and numbers travel as data, so that no text can be taken for markup. A template
imports what all share as "/design/typst/look.typ".
"""

import json
from pathlib import Path
from typing import Any

import typst

PACKAGE = Path(__file__).parents[1]
FONTS = PACKAGE / "design" / "fonts"
STANDARDS: Any = ["a-3a", "ua-1"]


def typeset(template: Path, data: dict[str, Any]) -> bytes:
    """What a template makes of the data, as PDF/UA-1 and PDF/A-3a."""
    compiled = typst.compile(
        str(template),
        root=str(PACKAGE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=STANDARDS,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return bytes(compiled)
