"""The full report as PDF: tagged, archivable, with its data attached.

Set by Typst from the nodes that the page shows. Texts and numbers travel as data, so
that no text can be taken for markup.
"""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import override

from steunpunt.reports.document import Document
from steunpunt.reports.pdf.setting import as_data

HERE = Path(__file__).parent
TEMPLATE = HERE.parent / "typst" / "report.typ"
FONTS = HERE.parents[1] / "design" / "fonts"
STANDARDS: Any = ["a-3a", "ua-1"]


def pdf_of(document: Document) -> bytes:
    """A document as PDF/UA-1 and PDF/A-3a."""
    with override(document.language):
        data = as_data(document)
    compiled = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=STANDARDS,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return bytes(compiled)
