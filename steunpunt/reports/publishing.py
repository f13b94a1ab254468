"""The verb of this app: publish an edition. All or nothing, and for good."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.declaring import RecordSet
from steunpunt.figures.freezing import Row, rows_behind
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.reports import checks
from steunpunt.reports.chapters.unfinished import NOTE, unfinished
from steunpunt.reports.freezing import fingerprint, freeze_document
from steunpunt.reports.models import Edition, EditionStory, FrozenRows, ReportPage
from steunpunt.reports.numbers import Numbers

CHUNK = 5000


class CannotPublish(Exception):
    """Something stands in the way; the message and `findings` say what."""

    def __init__(self, message: str, findings: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.findings = list(findings)


class ReasonNeeded(CannotPublish):
    """A period that was published before gets a new edition only with a reason."""


class IdentityFails(CannotPublish):
    """Parts do not add up to their whole, and nobody signed a note about it."""


class ChaptersUnfinished(CannotPublish):
    """Chapters were not approved, and nobody signed a note."""


@transaction.atomic
def publish(
    period: Period,
    *,
    by: User | None,
    reason: str = "",
    signed_notes: Mapping[str, str] | None = None,
) -> Edition:
    """Freeze the figures of a period and the records behind them, with its stories.

    Args:
        period: usually a year.
        by: who publishes.
        reason: why a new edition is needed; required from the second on.
        signed_notes: identity key → why it may fail; `unfinished.NOTE` → why chapters
            may be published unapproved.

    Raises:
        ReasonNeeded: for a correction without a reason.
        IdentityFails: when parts do not add up and no note says why.
        ChaptersUnfinished: likewise, when somebody still has to look at a chapter.
        CannotPublish: when a story has typed digits, a picture without rights, …
    """
    newest = Edition.objects.select_for_update().newest_of(period)
    number = newest.number + 1 if newest else 1
    if newest and not reason.strip():
        raise ReasonNeeded(_("Say why a new edition is needed."))
    document = freeze_document(
        compute(period, by=ALL), newest.document if newest else None
    )
    numbers = Numbers(period, document, None)
    notes = {key: note for key, note in (signed_notes or {}).items() if note.strip()}
    _refuse_failing_identities(numbers, notes)
    pages = list(ReportPage.objects.of(period))
    _refuse_bad_stories(pages, numbers)
    _refuse_unfinished_chapters(pages, notes)
    edition = Edition.objects.create(
        period_code=period.code,
        number=number,
        published_at=timezone.now(),
        published_by=by,
        reason=reason.strip(),
        signed_notes=notes,
        document=document,
        fingerprint=fingerprint(document),
    )
    for records in registry.record_sets(registry.figures).values():
        _freeze_rows(edition, records)
    for page in pages:
        _publish_story(edition, page, by)
    return edition


def _refuse_failing_identities(numbers: Numbers, notes: Mapping[str, str]) -> None:
    failing = [
        _("%(label)s: %(sum)s") % {"label": found["label"], "sum": in_one_line(found)}
        for found in numbers.identities()
        if not found["holds"] and found["key"] not in notes
    ]
    if failing:
        raise IdentityFails(
            _("Parts do not add up to their whole: %(which)s")
            % {"which": "; ".join(failing)},
            failing,
        )


def in_one_line(identity: dict[str, Any]) -> str:
    """An identity as a sum: 178 = 118 + 60."""
    parts = " + ".join(part.display for part in identity["parts"]) or "0"
    sign = "=" if identity["holds"] else "≠"
    return f"{identity['whole'].display} {sign} {parts}"


def _refuse_bad_stories(pages: Iterable[ReportPage], numbers: Numbers) -> None:
    findings = [
        f"{page.title}: {finding}"
        for page in pages
        for finding in checks.findings(page.latest(), numbers)
    ]
    if findings:
        raise CannotPublish(
            _("The report cannot be published yet: %(what)s")
            % {"what": "; ".join(findings[:5])},
            findings,
        )


def _refuse_unfinished_chapters(
    pages: Iterable[ReportPage], notes: Mapping[str, str]
) -> None:
    findings = unfinished(pages)
    if findings and NOTE not in notes:
        raise ChaptersUnfinished(
            _("Not every chapter is finished: %(what)s")
            % {"what": "; ".join(findings[:5])},
            findings,
        )


def _freeze_rows(edition: Edition, records: RecordSet) -> None:
    rows = rows_behind(records, edition.period)
    for number, chunk in enumerate(_chunks(rows)):
        FrozenRows.objects.create(
            edition=edition,
            record_set=records.key,
            number=number,
            data=FrozenRows.packed(chunk),
        )


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _publish_story(edition: Edition, page: ReportPage, by: User | None) -> None:
    """Put the newest text of a page before the public, tied to this edition."""
    revision = page.get_latest_revision() or page.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    EditionStory.objects.create(edition=edition, page=page, revision=revision)
