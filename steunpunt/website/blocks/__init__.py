"""What staff arrange on a page: each block is a band over the full width.

A block stores words and choices, never activities, places or figures: those are read
for each request, so that they are true.
"""

from steunpunt.website.blocks.programme import (
    SearchBlock,
    SoonBlock,
    StillPlacesBlock,
    ThemesBlock,
)
from steunpunt.website.blocks.report import FiguresBlock, LatestReportBlock
from steunpunt.website.blocks.writing import (
    ContactBlock,
    OpeningBlock,
    PictureBlock,
    TextBlock,
)

#: for every page
SECTIONS = [
    ("text", TextBlock()),
    ("picture", PictureBlock()),
    ("contact", ContactBlock()),
    ("search", SearchBlock()),
    ("soon", SoonBlock()),
    ("still_places", StillPlacesBlock()),
    ("themes", ThemesBlock()),
    ("figures", FiguresBlock()),
    ("latest_report", LatestReportBlock()),
]
#: for the home page, which opens with words of its own
HOME_SECTIONS = [("opening", OpeningBlock()), *SECTIONS]

__all__ = ["HOME_SECTIONS", "SECTIONS"]
