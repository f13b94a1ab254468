"""How ready a report is: chapter by chapter, and figure by figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.reports import checks
from steunpunt.reports.chapters.standing import Standing, asks_approval, standings
from steunpunt.reports.document import Document, document_of, numbers_in
from steunpunt.reports.models import ReportPage
from steunpunt.reports.numbers import LiveNumbers, Numbers


@dataclass(frozen=True)
class ChapterState:
    """One chapter of a draft.

    Attributes:
        findings: what stands in the way of publishing it, in sentences.
        unreliable: codes of its figures that records still make unreliable.
        as_last_year: whether its text is still the one of last year's report.
    """

    name: str
    findings: list[str]
    unreliable: list[str]
    as_last_year: bool

    @property
    def state(self) -> str:
        """`ready`, or the first thing that it lacks."""
        if self.findings:
            return "findings"
        if self.as_last_year:
            return "as_last_year"
        return "unreliable" if self.unreliable else "ready"


@dataclass(frozen=True)
class ReportState:
    """One report in one language; `work` says how far people are with each chapter."""

    page: ReportPage
    chapters: list[ChapterState]
    work: list[Standing]
    findings: list[str]
    figures: int
    reliable_figures: int

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not self.findings and not any(one.findings for one in self.chapters)

    @property
    def ready_chapters(self) -> int:
        return sum(chapter.state == "ready" for chapter in self.chapters)

    @property
    def asks_approval(self) -> bool:
        """Whether anybody is named to prepare, check or approve."""
        return asks_approval(self.work)

    @property
    def approved_chapters(self) -> int:
        return sum(one.is_approved for one in self.work)

    @property
    def open_tasks(self) -> int:
        return sum(len(one.open_tasks) for one in self.work)

    @property
    def percent(self) -> int:
        """Ready chapters and reliable figures among all, in whole percent."""
        whole = len(self.chapters) + self.figures
        return 100 * (self.ready_chapters + self.reliable_figures) // (whole or 1)

    @property
    def all_findings(self) -> list[str]:
        """Everything to mend, each with its chapter."""
        return self.findings + [
            f"{chapter.name}: {finding}"
            for chapter in self.chapters
            for finding in chapter.findings
        ]


def problems_of(period: Period) -> list[dict[str, Any]]:
    """What makes the figures of a period unreliable, with how many to mend."""
    found = [
        {"problem": problem, "count": problem.records(period).count()}
        for problem in registry.problems.values()
    ]
    return [one for one in found if one["count"]]


def states(period: Period, numbers: Numbers | None = None) -> list[ReportState]:
    """The reports of a period, in each language, as their drafts stand now."""
    pages = list(ReportPage.objects.of(period).select_related("locale"))
    if not pages:
        return []
    numbers = numbers or LiveNumbers(period)
    affected = {
        code
        for one in problems_of(period)
        for code in _with_shares(one["problem"].affects)
    }
    return [_state(page.latest(), numbers, affected) for page in pages]


def _with_shares(codes: Iterable[str]) -> Iterable[str]:
    """Figures, and the shares that are made of them."""
    wanted = set(codes)
    for code, figure in registry.figures.items():
        parts = {
            part.code
            for name in ("numerator", "denominator")
            if (part := getattr(figure, name, None)) is not None
        }
        if code in wanted or parts & wanted:
            yield code


def _state(page: ReportPage, numbers: Numbers, affected: set[str]) -> ReportState:
    document = document_of(page, numbers)
    before = _texts_of_last_year(page)
    chapters = [
        ChapterState(
            name=chapter.get("name") or chapter["kind"],
            findings=checks.chapter_findings(chapter),
            unreliable=sorted(_codes(chapter) & affected),
            as_last_year=block.get_prep_value()["value"] in before,
        )
        for chapter, block in zip(document.chapters, page.body, strict=True)
    ]
    used = _used(document)
    return ReportState(
        page=page,
        chapters=chapters,
        work=standings(page, page),
        findings=checks.cover_findings(page, document),
        figures=len(used),
        reliable_figures=len(used - affected),
    )


def _codes(data: Any) -> set[str]:
    return {shown.key.code for shown in numbers_in(data)}


def _used(document: Document) -> set[str]:
    return {code for chapter in document.chapters for code in _codes(chapter)}


def _texts_of_last_year(page: ReportPage) -> list[Any]:
    """The chapters of last year's report in this language, as they are stored."""
    earlier = (
        ReportPage.objects.of(page.period.years_earlier(1))
        .filter(locale=page.locale)
        .first()
    )
    if earlier is None:
        return []
    return [block.get_prep_value()["value"] for block in earlier.latest().body]
