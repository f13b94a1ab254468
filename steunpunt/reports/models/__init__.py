"""What a report is made of, one file per main record."""

from steunpunt.reports.models.appreciations import Appreciation
from steunpunt.reports.models.chapters import Chapter, ChapterStep, ChapterTask
from steunpunt.reports.models.comparisons import Comparison
from steunpunt.reports.models.editions import Edition, EditionStory, FrozenRows
from steunpunt.reports.models.pages import ReportPage

__all__ = [
    "Appreciation",
    "Chapter",
    "ChapterStep",
    "ChapterTask",
    "Comparison",
    "Edition",
    "EditionStory",
    "FrozenRows",
    "ReportPage",
]
