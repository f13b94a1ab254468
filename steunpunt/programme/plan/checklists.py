"""Verbs of the checklist: what a new activity takes along, what was done, what is late.

A new activity takes the standard lines of its kind; one that is planned again takes the
list of the activity that it repeats, with nothing ticked.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme.models import Activity, ChecklistItem, ChecklistLine
from steunpunt.records.refusing import Refused


class OnTheListAlready(Refused):
    """One thing stands on a list once."""

    message = _("“%(words)s” stands on the list already.")


def take_along(activity: Activity) -> None:
    """Give a new activity the standard list of its kind."""
    of_its_kind = Q(kind=None) | Q(kind=activity.kind_id)
    _write(activity, ChecklistLine.objects.filter(of_its_kind))


def take_over(activity: Activity, *, of: Activity) -> None:
    """Give an activity the list of another in place of its own, with nothing ticked."""
    known = list(of.checklist.all())
    if known:
        activity.checklist.all().delete()
        _write(activity, known)


def _write(
    activity: Activity, lines: "QuerySet[ChecklistLine] | list[ChecklistItem]"
) -> None:
    days = {line.words: line.days_before for line in lines}
    ChecklistItem.objects.bulk_create(
        ChecklistItem(activity=activity, words=words, days_before=before)
        for words, before in days.items()
    )


@transaction.atomic
def add(activity: Activity, *, words: str, days_before: int) -> ChecklistItem:
    """Put one more thing on the list of an activity. Raises OnTheListAlready."""
    Activity.objects.select_for_update().get(pk=activity.pk)
    if activity.checklist.filter(words=words).exists():
        raise OnTheListAlready(words=words)
    return ChecklistItem.objects.create(
        activity=activity, words=words, days_before=days_before
    )


@transaction.atomic
def tick(item: ChecklistItem, *, by: User | None) -> None:
    """It is done; whoever ticked it first, stays."""
    locked = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    if locked.done_at is None:
        locked.done_at, locked.done_by = timezone.now(), by
        locked.save(update_fields=["done_at", "done_by"])


@transaction.atomic
def untick(item: ChecklistItem) -> None:
    """It is not done after all."""
    ChecklistItem.objects.filter(pk=item.pk).update(done_at=None, done_by=None)


def with_late_items(today: date) -> QuerySet[Activity]:
    """Activities on whose list something should have been done before this day."""
    waits = ChecklistItem.objects.filter(activity=OuterRef("pk"), done_at=None)
    used = ChecklistItem.objects.filter(done_at=None).order_by()
    late = Q(pk__in=[])
    for days in used.values_list("days_before", flat=True).distinct():
        due_before = Q(starts_on__lt=today + timedelta(days=days))
        late |= due_before & Q(Exists(waits.filter(days_before=days)))
    found = Activity.objects.exclude(status=Activity.Status.CANCELLED)
    return found.filter(late).order_by("starts_on", "pk")
