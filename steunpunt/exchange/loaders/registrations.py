"""Registrations, and who was there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from steunpunt.exchange import tables
from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.headings import Heading
from steunpunt.exchange.loaders.attributed import Attributed
from steunpunt.programme.models import Activity, Attendance, Registration, Session
from steunpunt.sector.half_days import BRUSSELS

MOST_ACTIVITIES = 20_000
CANCELLED = Registration.Status.CANCELLED.value
OFFERED = Registration.Status.OFFERED.value
ATTENDANCE = ("registration_id", "session_id", "present")

Attended = dict[int, bool]


class Registrations(Attributed):
    """Attributed as on the first session, with who was there."""

    def load(self, heading: Heading, chunks: Iterator[Chunk]) -> None:
        self.starts: dict[int, date | None] = {}
        self.sessions: dict[int, dict[int, int]] = {}
        super().load(heading, chunks)

    def work_out(self, chunk: Chunk) -> None:
        self._know_activities(set(chunk["activity_id"]))
        for place, status, cancelled_at in chunk.each("status", "cancelled_at"):
            if (status == CANCELLED) != (cancelled_at is not None):
                message = _("a cancelled registration has a date, another one has none")
                self.refuse(chunk, place, "cancelled_at", message)
        for place, status, offered_until in chunk.each("status", "offered_until"):
            if (status == OFFERED) != (offered_until is not None):
                message = _("an offered place has a deadline, another one has none")
                self.refuse(chunk, place, "offered_until", message)
        days = [
            self.starts[activity] or moment.astimezone(BRUSSELS).date()
            for _place, activity, moment in chunk.each("activity_id", "registered_at")
        ]
        self.attribute(chunk, days, "activity_id")
        self._read_attendance(chunk)

    def _know_activities(self, wanted: set[int]) -> None:
        if len(self.starts) > MOST_ACTIVITIES:
            self.starts.clear()
            self.sessions.clear()
        unknown = wanted - self.starts.keys()
        starts = Activity.objects.filter(pk__in=unknown)
        self.starts.update(starts.values_list("pk", "starts_on"))
        self.sessions.update({activity: {} for activity in unknown})
        for session, activity, number in tables.find(
            Session, "activity_id", unknown, ("id", "activity_id", "number")
        ):
            self.sessions[activity][number] = session

    def _read_attendance(self, chunk: Chunk) -> None:
        """Numbers of sessions become session → present; None: not recorded."""
        for place, person, said in chunk.each("person_id", "attended"):
            if person is None and said:
                self.refuse(chunk, place, "person", _("say who was there"))
        read: dict[tuple[int, tuple[int, ...] | None], Attended | None] = {}
        attended = []
        for place, activity, said in chunk.each("activity_id", "attended"):
            sessions = self.sessions[activity]
            if (activity, said) not in read:
                read[activity, said] = _attended(sessions, said)
            attended.append(read[activity, said])
            if said and 0 in said and len(said) > 1:
                message = _("0 means: in none; leave it out, or leave out the others")
                self.refuse(chunk, place, "attended", message)
            for number in said or ():
                if number and number not in sessions:
                    message = _("session %(number)s does not exist in this activity")
                    number = {"number": number}
                    self.refuse(chunk, place, "attended", message % number)
        chunk["attended"] = attended

    def check(self, chunk: Chunk) -> None:
        """Nobody has two places in one activity."""
        pairs = list(zip(chunk["activity_id"], chunk["person_id"], strict=True))
        taken = self._taken(chunk)
        holders: dict[tuple[int, int], object] = {}
        for place, status, person in chunk.each("status", "person_id"):
            if status == CANCELLED or person is None:
                continue
            pair, mine = pairs[place], chunk.keys[place] or f"row {place}"
            holder = holders.setdefault(pair, taken.get(pair, mine))
            if holder != mine:
                message = _("is registered for this activity already, in another row")
                self.refuse(chunk, place, "person", message)

    @staticmethod
    def _taken(chunk: Chunk) -> dict[tuple[int, int], int]:
        """Who has a place in these activities: activity and person → registration."""
        found = tables.find_pairs(
            Registration,
            ("activity_id", "person_id"),
            {
                (activity, person)
                for _place, activity, person in chunk.each("activity_id", "person_id")
                if person is not None
            },
            ("id", "activity_id", "person_id", "status"),
        )
        return {
            (activity, person): registration
            for registration, activity, person, status in found
            if status != CANCELLED
        }

    def after(self, chunk: Chunk) -> None:
        had = self._had(chunk)
        gone, rows = [], []
        for place, wanted in chunk.each("attended"):
            if wanted is None:
                continue
            key = chunk.keys[place]
            mine = had.get(key, {})
            if mine == wanted:
                continue
            if chunk.found[place]:
                gone.append(key)
                after = {"attended": _seen(wanted)}
                self.note(chunk, place, {"attended": _seen(mine)}, after)
            rows += [(key, session, here) for session, here in wanted.items()]
        if gone:
            Attendance.objects.filter(registration__in=gone).delete()
        tables.insert(Attendance, ATTENDANCE, rows)

    @staticmethod
    def _had(chunk: Chunk) -> Mapping[int, Attended]:
        """Who was there, of the registrations that exist."""
        old = [key for key, found in zip(chunk.keys, chunk.found, strict=True) if found]
        had: dict[int, Attended] = defaultdict(dict)
        for registration, session, here in tables.find(
            Attendance, "registration_id", old, ATTENDANCE
        ):
            had[registration][session] = bool(here)
        return had


def _attended(
    sessions: Mapping[int, int], said: tuple[int, ...] | None
) -> Attended | None:
    if not said:
        return None
    return {session: number in said for number, session in sessions.items()}


def _seen(attended: Attended) -> list[int]:
    return sorted(session for session, here in attended.items() if here)
