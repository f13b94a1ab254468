"""A report as plain data: what the page shows and what the PDF is set from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from steunpunt.reports.models import Picture, ReportPage
from steunpunt.reports.numbers import Numbers, Shown


@dataclass(frozen=True)
class Document:
    """One report in one language, with the numbers of one edition (or live ones)."""

    title: str
    language: str
    numbers: Numbers
    over: str
    cover_text: str
    cover: Picture | None
    made_by: str
    chapters: list[dict[str, Any]]

    @property
    def pictures(self) -> list[Picture]:
        """Every picture in it, once, in order."""
        found = [self.cover] if self.cover else []
        for chapter in self.chapters:
            for part in chapter["parts"]:
                if part["kind"] == "pictures":
                    found += [item["picture"] for item in part["items_list"]]
        return list(dict.fromkeys(found))

    @property
    def credits(self) -> list[str]:
        """Who made the pictures, each once: it follows from the pictures alone."""
        return list(dict.fromkeys(picture.credit for picture in self.pictures))


def document_of(page: ReportPage, numbers: Numbers) -> Document:
    """A page's text with numbers in it."""
    return Document(
        title=page.title,
        language=page.locale.language_code,
        numbers=numbers,
        over=page.over,
        cover_text=page.cover_text,
        cover=page.cover_picture,
        made_by=page.made_by,
        chapters=[
            chapter.block.node(chapter.value, numbers) | {"anchor": f"h{number}"}
            for number, chapter in enumerate(page.body, start=1)
        ],
    )


def numbers_in(data: Any) -> Iterator[Shown]:  # noqa: C901 - one case a kind
    """Every number that a document shows, in order."""
    if isinstance(data, Shown):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from numbers_in(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from numbers_in(value)
    elif hasattr(data, "spans"):
        for span in data.spans:
            if span.shown is not None:
                yield span.shown
