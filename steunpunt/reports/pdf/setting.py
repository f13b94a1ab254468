"""Everything that the template sets: cover, chapters, annex, colophon, attachments."""

from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steunpunt.design.models import CentreSettings
from steunpunt.reports import dataset
from steunpunt.reports.document import Document
from steunpunt.reports.pdf.annex import annex
from steunpunt.reports.pdf.parts import Setting
from steunpunt.reports.pdf.pictures import source_of

Node = dict[str, Any]


def as_data(document: Document) -> Node:
    """A document as plain data for the template."""
    numbers = document.numbers
    setting = Setting(document)
    return {
        "title": document.title,
        "author": document.made_by or "Steunpunt",
        "keywords": [str(numbers.period)],
        "language": document.language,
        "period": str(numbers.period),
        "cover": _cover(document),
        "notice": _notice(document),
        "address": _address(),
        "footer": _edition_line(document),
        "chapters": [setting.chapter(chapter) for chapter in document.chapters],
        "annex": annex(document),
        "colophon": _colophon(document),
        "words": _words(),
        "attach": {"csv": dataset.as_csv(numbers), "json": dataset.as_json(numbers)},
    }


def _cover(document: Document) -> Node:
    shown = document.cover if document.cover and document.cover.may_be_shown else None
    back = finders.find("design/cover.svg")
    return {
        "over": document.over,
        "text": document.cover_text,
        "picture": source_of(shown),
        "credit": f"{_('Picture:')} {shown.credit}" if shown else "",
        "back": Path(str(back)).read_text(encoding="utf-8") if back else "",
    }


def _words() -> dict[str, str]:
    """Words of the template itself."""
    return {
        "contents": _("Contents"),
        "all_figures": _("All figures and what they count"),
        "annex": _(
            "Every figure of this edition, with its definition. The same figures stand "
            "in the data that is attached to this file."
        ),
        "margin": _(
            "In the margin stands the code of each figure. In the annex at the end you "
            "find under that code what was counted, and what was not."
        ),
        "figure": _("Figure"),
        "value": _("Value"),
        "definition": _("What it counts"),
        "table": _("Table"),
        "colophon": _("Colophon"),
        "attached": _("All figures of this report as data"),
    }


def _address() -> list[str]:
    """How to reach the centre: its name, its address, its e-mail address."""
    centre = CentreSettings.of_the_site()
    lines = [centre.name, *centre.address.splitlines(), centre.email]
    return [line for line in lines if line]


def _notice(document: Document) -> str:
    centre = CentreSettings.of_the_site()
    english = document.language == "en"
    return (centre.notice_en if english else "") or centre.notice_nl


def _edition_line(document: Document) -> str:
    edition = document.numbers.edition
    if edition is None:
        return _("draft, not frozen")
    return _("edition %(number)s, frozen on %(day)s") % {
        "number": edition.number,
        "day": date_format(edition.published_at, "j F Y"),
    }


def _colophon(document: Document) -> list[list[str]]:
    """Pairs of a term and what it is."""
    edition = document.numbers.edition
    found = [[_("Edition"), _edition_line(document)]]
    if edition:
        found.append([_("Fingerprint"), edition.fingerprint])
        if edition.reason:
            found.append([_("Correction"), edition.reason])
    if document.made_by and not document.has_makers:
        found.append([_("Made by"), document.made_by])
    if document.credits and not document.has_credits:
        found.append([_("Pictures"), "; ".join(document.credits)])
    found.append([_("Licence"), _("Text and figures: CC BY 4.0.")])
    return found
