"""The full report as PDF, with its data attached.

Set from the nodes that the page shows.
"""

from pathlib import Path

from django.utils.translation import override

from steunpunt.design.typesetting import typeset
from steunpunt.reports.document import Document
from steunpunt.reports.pdf.setting import as_data

TEMPLATE = Path(__file__).parents[1] / "typst" / "report.typ"


def pdf_of(document: Document) -> bytes:
    """A document as PDF/UA-1 and PDF/A-3a."""
    with override(document.language):
        data = as_data(document)
    return typeset(TEMPLATE, data)
