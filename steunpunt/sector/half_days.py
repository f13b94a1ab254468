"""How real times become half-days, by the dated rule of the centre."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from steunpunt.sector.models import HalfDayRule

BRUSSELS = ZoneInfo("Europe/Brussels")
DEFAULT_RULE = HalfDayRule(minutes_per_half_day=240, most_per_day=2)


def rule_on(day: datetime, rules: Sequence[HalfDayRule]) -> HalfDayRule:
    """The rule that holds on that day: the one that began last; else the default."""
    held = [rule for rule in rules if rule.holds_on(day.astimezone(BRUSSELS).date())]
    return max(held, key=HalfDayRule.began, default=DEFAULT_RULE)


def half_days_between(
    starts_at: datetime, ends_at: datetime, rules: Sequence[HalfDayRule] | None = None
) -> int:
    """Half-days from start to end, by the rule of the day it starts.

    Args:
        starts_at: when it starts, aware.
        ends_at: when it ends, aware.
        rules: all rules; read from the database when left out.
    """
    if rules is None:
        rules = list(HalfDayRule.objects.all())
    rule = rule_on(starts_at, rules)
    # Midnight ends a day; it does not touch the next.
    last = ends_at.astimezone(BRUSSELS) - timedelta.resolution
    days = (last.date() - starts_at.astimezone(BRUSSELS).date()).days + 1
    # Minutes that passed: in one zone Python would subtract what the clock on the wall
    # says, and miss an hour in the night in which it changes.
    minutes = (ends_at.astimezone(UTC) - starts_at.astimezone(UTC)).total_seconds() / 60
    stretches = max(1, ceil(minutes / rule.minutes_per_half_day))
    return min(stretches, days * rule.most_per_day)
