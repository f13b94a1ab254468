"""The blocks of a story. Each turns itself into a node: plain data with live numbers.

The page and the PDF are both set from these nodes, so they cannot differ. A block
stores references to figures, never values.
"""

from steunpunt.reports.blocks.chapters import ChapterBlock
from steunpunt.reports.blocks.choosing import breakdown_choices, figure_choices

# Migrations name the two functions by this address.
__all__ = ["ChapterBlock", "breakdown_choices", "figure_choices"]
