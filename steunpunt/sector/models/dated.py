"""What holds from one day to another."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg] # mixed into others
    """Things that hold from–to, ends included; no date means: as far as we know."""

    def on(self, day: date) -> Self:
        """What holds on one day."""
        return self.during(day, day)

    def during(self, first: date, last: date) -> Self:
        """What holds on at least one day from first to last."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=last),
            Q(valid_to=None) | Q(valid_to__gte=first),
        )


class Dated(models.Model):
    """Holds from–to, both days included; an empty end is open."""

    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("up to and including"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from"))
                | Q(valid_from=None)
                | Q(valid_to=None),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def began(self) -> tuple[date, str]:
        """Orders what holds at the same time: the one that began last comes last.

        Where two began together, the reference decides, never the order of import.
        """
        return (self.valid_from or date.min, getattr(self, "reference", ""))

    def holds_on(self, day: date) -> bool:
        """Whether this holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or self.valid_to >= day
        )


def overlapping(ours: Iterable[Any], theirs: Iterable[Any]) -> Iterator[Any]:
    """Pairs of keys of things that both hold on a same day; an empty end is open."""
    others = list(theirs)
    for one in ours:
        for other in others:
            if share_a_day(one, other):
                yield one.pk, other.pk


def share_a_day(one: Any, other: Any) -> bool:
    """Whether two things that hold from–to both hold on at least one day."""
    return _starts_in_time(one, other) and _starts_in_time(other, one)


def _starts_in_time(one: Any, other: Any) -> bool:
    return (
        one.valid_from is None
        or other.valid_to is None
        or one.valid_from <= other.valid_to
    )
