"""Pages of the report: the story, every figure, and the data behind them."""

from steunpunt.reports.views.about import accessibility, privacy
from steunpunt.reports.views.downloads import dataset, dataset_csv, dataset_json, pdf
from steunpunt.reports.views.figures import (
    all_figures,
    figure,
    figure_csv,
    figure_json,
    rows_csv,
)
from steunpunt.reports.views.finding import (
    document_or_404,
    edition_or_404,
    period_or_404,
    story_of,
)
from steunpunt.reports.views.stories import appreciate, newest_report, story

__all__ = [
    "accessibility",
    "all_figures",
    "appreciate",
    "dataset",
    "dataset_csv",
    "dataset_json",
    "document_or_404",
    "edition_or_404",
    "figure",
    "figure_csv",
    "figure_json",
    "newest_report",
    "pdf",
    "period_or_404",
    "privacy",
    "rows_csv",
    "story",
    "story_of",
]
