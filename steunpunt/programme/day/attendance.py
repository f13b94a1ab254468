"""Verbs of attendance: one sheet an activity, people × sessions, saved in one go.

Two colleagues may each hold a sheet at a door. What counts is therefore what somebody
ticked or unticked since their sheet was opened; the rest stays as it is.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme.afterwards import certificates
from steunpunt.programme.models import Activity, Attendance, Registration, Session
from steunpunt.programme.plan import planning
from steunpunt.records.history import change_of
from steunpunt.records.models import Change
from steunpunt.records.refusing import Refused

Tick = tuple[int, int]  # the keys of a registration and a session
Seen = Mapping[int, bool]  # session → present


class NotOnThisSheet(Refused):
    """A sheet is about the people and the sessions of one activity."""

    message = _(
        "This sheet does not fit the activity any more: someone or a session is gone. "
        "Open it again; nothing was saved."
    )


@dataclass(frozen=True)
class Sheet:
    """What somebody filled in.

    Attributes:
        before: who was ticked when the sheet was opened.
        now: who is ticked.
        held: sessions that took place: there, who is not ticked was absent.
    """

    before: frozenset[Tick]
    now: frozenset[Tick]
    held: frozenset[int]


@dataclass(frozen=True)
class Saved:
    """What saving a sheet changed: how many came, did not, and sessions now held."""

    came: int
    stayed_away: int
    held: list[Session]


@transaction.atomic
def record_sheet(activity: Activity, sheet: Sheet, *, by: User | None) -> Saved:
    """Record who was there.

    Raises:
        NotOnThisSheet: when a tick is about another activity; nothing is recorded.
        StepNotAllowed: when the activity was cancelled.
    """
    Activity.objects.select_for_update().get(pk=activity.pk)
    people = {one.pk: one for one in activity.registrations.all()}
    sessions = {one.pk: one for one in activity.sessions.all()}
    _refuse_strangers(sheet, people, sessions)
    held = planning.hold_sessions(
        activity, [sessions[key] for key in sorted(sheet.held)], by=by
    )
    seen = _seen_by_person(people)
    wanted = _wanted(sheet, people, seen)
    counts = _write(people, seen, wanted)
    return Saved(*counts, held)


def _refuse_strangers(
    sheet: Sheet, people: Collection[int], sessions: Collection[int]
) -> None:
    ticks = sheet.before | sheet.now
    fits = all(person in people and session in sessions for person, session in ticks)
    if not fits or not sheet.held <= {*sessions}:
        raise NotOnThisSheet


def _seen_by_person(people: Iterable[int]) -> dict[int, dict[int, bool]]:
    seen: dict[int, dict[int, bool]] = {person: {} for person in people}
    rows = Attendance.objects.filter(registration__in=seen).values_list(
        "registration", "session", "present"
    )
    for person, session, present in rows:
        seen[person][session] = present
    return seen


def _wanted(
    sheet: Sheet, people: Mapping[int, Registration], seen: Mapping[int, Seen]
) -> dict[int, dict[int, bool]]:
    """What should stand there, for whom something changes or was not recorded."""
    wanted = {person: dict(was) for person, was in seen.items()}
    for person, session in sheet.now - sheet.before:
        wanted[person][session] = True
    for person, session in sheet.before - sheet.now:
        wanted[person][session] = False
    for person, registration in people.items():
        has_a_place = registration.status == Registration.Status.CONFIRMED
        if has_a_place and registration.person_id is not None:
            for session in sheet.held:
                wanted[person].setdefault(session, False)
    return wanted


def _write(
    people: Mapping[int, Registration],
    seen: Mapping[int, Seen],
    wanted: Mapping[int, Seen],
) -> tuple[int, int]:
    """Write the differences in one statement; tells how many came, and did not."""
    now = timezone.now()
    rows = [
        Attendance(
            registration_id=person, session_id=session, present=here, noted_at=now
        )
        for person, after in wanted.items()
        for session, here in after.items()
        if seen[person].get(session) is not here
    ]
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["registration", "session"],
        update_fields=["present", "noted_at", "tick"],
    )
    note_who_came(list(people.values()), seen, wanted)
    came = sum(row.present for row in rows)
    return came, len(rows) - came


def note_who_came(
    people: Iterable[Registration],
    before: Mapping[int, Seen],
    after: Mapping[int, Seen],
) -> None:
    """A line of history for whose attendance changed; what was certified follows."""
    changed = [one for one in people if before[one.pk] != after[one.pk]]
    Change.objects.bulk_create(
        change_of(
            one,
            Change.Kind.CHANGED,
            before={"attended": _present(before[one.pk])},
            after={"attended": _present(after[one.pk])},
        )
        for one in changed
    )
    certificates.follow(changed)


def _present(seen: Seen) -> list[int]:
    return sorted(session for session, here in seen.items() if here)
