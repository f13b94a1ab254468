"""Verbs that name who prepares, checks and approves a chapter."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.accounts.permissions import colleagues
from steunpunt.records.refusing import Refused
from steunpunt.reports.chapters.standing import (
    PEOPLE,
    Standing,
    Status,
    standing_of,
    standings,
)
from steunpunt.reports.models import Chapter, ReportPage

#: until when each may still be another: whoever took a step has put a name to it
FREE = {
    "preparer": {Status.PREPARING},
    "checker": {Status.PREPARING, Status.TO_CHECK},
    "approver": {Status.PREPARING, Status.TO_CHECK, Status.CHECKED},
}


class OwnWork(Refused):
    """A second pair of eyes is somebody else's."""

    message = _("Somebody else checks and approves a chapter than who prepares it.")


class NameStands(Refused):
    """Whoever took a step stays named for it."""

    message = _("%(who)s took that step already. Send the chapter back first.")


def free_names(chapter: Standing) -> list[str]:
    """Which of the three may still be named otherwise."""
    return [name for name in PEOPLE if chapter.status in FREE[name]]


@transaction.atomic
def name_people(
    page: ReportPage, block: str, people: Mapping[str, User | None]
) -> Chapter:
    """Say who prepares, checks and approves a chapter. Raises OwnWork, NameStands."""
    chapter = locked(page, block)
    record = chapter.record
    for name, person in people.items():
        before = getattr(record, name)
        if person != before and name not in free_names(chapter):
            raise NameStands(who=before)
        setattr(record, name, person)
    refuse_own_work(record)
    record.save(update_fields=PEOPLE)
    return record


@transaction.atomic
def name_for_the_rest(page: ReportPage, people: Mapping[str, User | None]) -> int:
    """Name the same people wherever nobody is named yet; returns in how many chapters.

    Raises OwnWork.
    """
    nobody = [one.block for one in standings(page) if not one.has_people]
    for block in nobody:
        name_people(page, block, people)
    return len(nobody)


def take_over(page: ReportPage, *, of: ReportPage) -> None:
    """Name for each chapter whoever did it in the report that this one starts from.

    The work begins anew; who no longer works here does not come along.
    """
    here = set(colleagues().values_list("pk", flat=True))
    blocks = [one.block for one in standings(page)]
    for earlier in of.chapters.filter(block__in=blocks):
        ids = {f"{name}_id": getattr(earlier, f"{name}_id") for name in PEOPLE}
        named = {name: pk for name, pk in ids.items() if pk in here}
        if named:
            Chapter.objects.create(page=page, block=earlier.block, **named)


def locked(page: ReportPage, block: str) -> Standing:
    """A chapter as it stands; its record is there, and for this change alone.

    Raises NoSuchChapter, which takes back the transaction of the verb.
    """
    made, _new = Chapter.objects.get_or_create(page=page, block=block)
    record = Chapter.objects.select_for_update().get(pk=made.pk)
    as_it_is = ReportPage.objects.select_related("locale").get(pk=page.pk)
    return replace(standing_of(as_it_is, block), record=record)


def refuse_own_work(record: Chapter) -> None:
    """Raises OwnWork."""
    others = {record.checker_id, record.approver_id} - {None}
    if record.preparer_id in others:
        raise OwnWork
