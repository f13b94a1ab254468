"""Activities get their day, mode, province and status once their sessions are known."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from steunpunt.exchange.chunks import raw_row
from steunpunt.exchange.headings import read_heading
from steunpunt.exchange.ledger import Ledger
from steunpunt.exchange.reading import Source, table
from steunpunt.exchange.sheets import BY_NAME
from steunpunt.programme.models import Activity, Session
from steunpunt.programme.orders.orders_following import orders_follow
from steunpunt.programme.plan.planning import settle

CHUNK = 2000
SHEET = "activities"


def settle_activities(ledger: Ledger, source: Source) -> None:
    """Settle activities from their sessions, then give them their status."""
    settle(ledger.to_settle)
    ledger.to_settle.clear()
    without: set[int] = set()
    waiting = iter(ledger.wanted)
    while part := list(islice(waiting, CHUNK)):
        without |= _give_statuses(ledger, part)
    if not ledger.spoilt.any_of(Session):
        _refuse_without_sessions(ledger, source, without)
    ledger.wanted.clear()
    if not ledger.problems:
        orders_follow(ledger.charged, by=ledger.batch.by)


def _give_statuses(ledger: Ledger, keys: list[int]) -> set[int]:
    """Give activities the status they wait for.

    Returns the rows of those that took place and have no session.
    """
    ready: dict[str, list[int]] = {}
    without: set[int] = set()
    for activity in Activity.objects.filter(pk__in=keys):
        row, wanted = ledger.wanted[activity.pk]
        if wanted == Activity.Status.HELD and activity.starts_on is None:
            without.add(row)
            continue
        ready.setdefault(wanted, []).append(activity.pk)
        if activity.batch_id != ledger.batch.pk:
            ledger.counts[SHEET]["changed"] += 1
            before, after = {"status": activity.status}, {"status": wanted}
            ledger.note_change(Activity, activity.pk, activity.reference, before, after)
    for wanted, found in ready.items():
        Activity.objects.filter(pk__in=found).update(status=wanted)
    return without


def _refuse_without_sessions(ledger: Ledger, source: Source, rows: set[int]) -> None:
    for number, raw in _raw_rows(source) if rows else ():
        if number in rows:
            message = _("took place, but has no session in the sheet “sessions”")
            ledger.problems.add(SHEET, number, "status", message, raw)


def _raw_rows(source: Source) -> Iterator[tuple[int, dict[str, str]]]:
    """The sheet once more, as it was read: keeping all of it would fill memory."""
    rows = table(source.rows(SHEET))
    names = next(rows, (1, []))[1]
    heading = read_heading(BY_NAME[SHEET], names)
    for number, cells in rows:
        yield number, raw_row(heading.names, cells)
