"""Cells that several parts of the work share: themes, target groups, months."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from django.db.models import CharField, Expression
from django.db.models.functions import Cast, Substr
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from steunpunt.figures.declaring import Labels, Text, Version
from steunpunt.sector.models import TargetGroup, TargetGroupRule, Term


def labels_of(model: type[Term]) -> Labels:
    """The terms of a vocabulary, retired ones too, in their order."""
    return lambda: {term.reference: term.label for term in model.objects.all()}


def target_group_labels() -> Mapping[str, Text]:
    return dict(TargetGroup.choices)


def month_labels() -> Mapping[str, Text]:
    """Names of months; the key starts with any year."""
    return {f"{number:02}": name for number, name in MONTHS.items()}


def month_of(path: str) -> Expression:
    """The month of a date, such as "03"."""
    return Substr(Cast(path, CharField()), 6, 2)


def versions_by_target_group(text: Text) -> Callable[[], Sequence[Version]]:
    """Versions of a definition that depends on who is primary.

    A new version starts each time that the rules for the primary target group change,
    and adds those rules to the text.
    """

    def versions() -> Sequence[Version]:
        rules = list(TargetGroupRule.objects.filter(group=TargetGroup.PRIMARY))
        starts = sorted(
            {rule.valid_from for rule in rules if rule.valid_from},
        )
        days = [None, *starts]
        found = [
            (day, "; ".join(str(r) for r in rules if _holds_from(r, day)))
            for day in days
        ]
        told = [
            next(group)
            for words, group in groupby(found, key=lambda pair: pair[1])
            if words
        ]
        if not told:
            return [Version(1, None, text)]
        return [
            Version(number, day if number > 1 else None, f"{text} {words}.")
            for number, (day, words) in enumerate(told, start=1)
        ]

    return versions


def _holds_from(rule: TargetGroupRule, day: object) -> bool:
    if day is None:
        return rule.valid_from is None
    return rule.holds_on(day)  # type: ignore[arg-type] # a date when it is not None


PRIMARY_TEXT = _(
    "What belongs to the primary target group is decided by dated rules; the "
    "record keeps what held on its day. Primary is:"
)
