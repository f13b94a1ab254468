"""Every figure of a period and all its cells, worked out a second time.

Written from the documents: `docs/reference/import-format.md`, the figures that
`make docs` lists, and `docs/explanation/what-figures-count.md`.
"""

from tests.outsider.facts import Facts
from tests.outsider.sheets import Sheets

from .channels import Channels
from .figures import Figure, Share
from .programme import Programme
from .support import Support


def reckon(sheets: Sheets, period: str) -> dict[str, Figure | Share]:
    """The figures of a period: `2024`, `2024-Q2` or `2024-03`."""
    facts = Facts(sheets)
    found: dict[str, Figure | Share] = {}
    for part in (Programme, Support, Channels):
        found |= part(facts, period).figures
    return found
