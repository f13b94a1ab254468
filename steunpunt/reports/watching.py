"""Tells readers whether a published figure still agrees with the records.

Counting again at every view would make a public page as slow as the largest year. So
the outcome is kept (`Comparison`) and counted again only when records changed since,
and not more often than once in `PATIENCE`. A reader may thus see a change a few minutes
late; the page says when it was looked at. Staff never wait: their page counts at once.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from steunpunt.records.models import Change
from steunpunt.reports.comparing import Difference, differences
from steunpunt.reports.models.comparisons import Comparison
from steunpunt.reports.models.editions import Edition

PATIENCE = timedelta(minutes=10)


def last_comparison(edition: Edition) -> Comparison | None:
    """What was last known, without counting."""
    return Comparison.objects.filter(edition=edition).first()


def compared_lately(edition: Edition) -> Comparison:
    """What is known, counted again when it may have changed and has rested a while."""
    held = last_comparison(edition)
    if held is None:
        return compare(edition)
    rested = timezone.now() - held.compared_at > PATIENCE
    return compare(edition) if rested and _newest() != held.newest_change else held


def compare(edition: Edition) -> Comparison:
    """Put an edition beside the records as they are now, and keep the outcome."""
    newest = _newest()  # before counting: what comes in between is seen next time
    found = {one.published.key.code: _kept(one) for one in differences(edition)}
    comparison, _new = Comparison.objects.update_or_create(
        edition=edition,
        defaults={
            "compared_at": timezone.now(),
            "newest_change": newest,
            "found": found,
        },
    )
    return comparison


def _kept(difference: Difference) -> dict[str, Any]:
    return {
        "now": difference.now,
        "is_small": difference.is_small,
        "came": difference.came,
        "went": difference.went,
        "changed": difference.changed,
    }


def _newest() -> int:
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    return int(newest or 0)
