"""The sheets that need more than their own columns."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.utils.translation import gettext as _

from steunpunt.channels.reading import period_of
from steunpunt.exchange import tables
from steunpunt.exchange.loading import Entry, Loader
from steunpunt.programme.models import (
    Activity,
    ActivityTheme,
    Attendance,
    Registration,
    Session,
)
from steunpunt.sector import enterprise_number
from steunpunt.sector.half_days import BRUSSELS, half_days_between
from steunpunt.sector.models import HalfDayRule
from steunpunt.support.models import (
    RequestTheme,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportTheme,
)


class Organisations(Loader):
    """Enterprise numbers as people write them, kept as bare digits."""

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            number = enterprise_number.digits(entry.values["enterprise_number"])
            entry.values["enterprise_number"] = number
            if number and not enterprise_number.is_valid(number):
                self.refuse(
                    entry,
                    "enterprise_number",
                    _(
                        "“%(number)s” is not an enterprise number: ten digits, the "
                        "first 0 or 1, with a right check at the end"
                    )
                    % {"number": number[:20]},
                )


class Linked(Loader):
    """A sheet with themes: rows of a link table that hang on each record."""

    link: type[Model]
    owner: str

    def after(self, entries: list[Entry]) -> None:
        self.write_links(entries, self.link, self.owner, "theme_id", "themes")

    def write_links(
        self,
        entries: list[Entry],
        link: type[Model],
        owner: str,
        other: str,
        column: str,
    ) -> None:
        """Make the links of each record what its row says."""
        existing: dict[Any, set[Any]] = defaultdict(set)
        old = [entry.pk for entry in entries if entry.found is not None]
        for mine, theirs in tables.found_by(link, owner, old, (owner, other)):
            existing[mine].add(theirs)
        missing = []
        for entry in entries:
            wanted, had = set(entry.values[column]), existing[entry.pk]
            missing += [(entry.pk, theirs) for theirs in sorted(wanted - had)]
            gone = had - wanted
            if gone:
                link._default_manager.filter(
                    **{owner: entry.pk, f"{other}__in": gone}
                ).delete()
            if entry.found is not None and wanted != had:
                self.note(entry, {column: sorted(had)}, {column: sorted(wanted)})
        tables.insert(link, [owner, other], missing)


class Activities(Linked):
    """Their status waits until their sessions are known."""

    link, owner = ActivityTheme, "activity_id"

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            wanted = entry.values["status"]
            before = entry.found["status"] if entry.found else Activity.Status.PLANNED
            self.work.statuses[entry.values["id"]] = (entry.number, wanted, entry.raw)
            entry.values["status"] = before

    def after(self, entries: list[Entry]) -> None:
        super().after(entries)
        self.work.activities_to_settle.update(entry.pk for entry in entries)


class Sessions(Loader):
    """Half-days follow from the times."""

    derived = ("half_days_by_rule",)

    def load(self, rows: Any) -> None:
        self.rules = list(HalfDayRule.objects.all())
        super().load(rows)

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            values = entry.values
            if values["ends_at"] <= values["starts_at"]:
                self.refuse(entry, "ends_at", _("ends before it starts"))
                continue
            if (
                values["half_days_override"] is not None
                and not (values["half_days_reason"])
            ):
                self.refuse(
                    entry,
                    "half_days_reason",
                    _("say why the half-days are set by hand"),
                )
                continue
            values["half_days_by_rule"] = half_days_between(
                values["starts_at"], values["ends_at"], self.rules
            )

    def after(self, entries: list[Entry]) -> None:
        self.work.activities_to_settle.update(
            entry.values["activity_id"] for entry in entries
        )
        self.work.activities_to_settle.update(
            entry.found["activity_id"] for entry in entries if entry.found
        )


class Attributed(Loader):
    """Records that keep what their organisation was on their day."""

    derived = ("organisation_type_id", "organisation_province")

    def attribute(self, entry: Entry, day: date | None, anchor: str = "") -> None:
        """Fill in target group, type and province as on that day.

        A record that exists keeps what it has, unless its organisation changed (or
        `anchor`, the record that gives it its day), or the row names a target group.
        """
        values, found = entry.values, entry.found
        said = values["target_group"]
        organisation = values["organisation_id"]
        if (
            found
            and found["organisation_id"] == organisation
            and (not anchor or found[anchor] == values[anchor])
        ):
            for name in self.derived:
                values[name] = found[name]
            values["target_group"] = said or found["target_group"]
            return
        facts = self.work.attributions.on(organisation, day) if day else None
        values["target_group"] = said or (facts.target_group if facts else "")
        values["organisation_type_id"] = facts.organisation_type_id if facts else None
        values["organisation_province"] = facts.province if facts else ""


class Registrations(Attributed):
    """Attributed as on the first session, with who was there."""

    def load(self, rows: Any) -> None:
        self.starts: dict[int, date] = {}
        self.sessions: dict[int, dict[int, int]] = {}
        super().load(rows)

    def work_out(self, entries: list[Entry]) -> None:
        self._know_activities({entry.values["activity_id"] for entry in entries})
        for entry in entries:
            values = entry.values
            cancelled = values["status"] == Registration.Status.CANCELLED
            if cancelled != (values["cancelled_at"] is not None):
                self.refuse(
                    entry,
                    "cancelled_at",
                    _("a cancelled registration has a date, another one has none"),
                )
                continue
            activity = values["activity_id"]
            day = self.starts.get(activity) or _day_of(values["registered_at"])
            self.attribute(entry, day, "activity_id")
            values["attended"] = self._attended(entry, activity)

    def _know_activities(self, activities: set[int]) -> None:
        unknown = activities - self.starts.keys()
        if len(self.starts) > 100_000:
            self.starts.clear()
            self.sessions.clear()
            unknown = activities
        for pk, starts_on in tables.found_by(
            Activity, "pk", unknown, ("pk", "starts_on")
        ):
            self.starts[pk] = starts_on
            self.sessions[pk] = {}
        for pk, activity, number in tables.found_by(
            Session, "activity_id", unknown, ("pk", "activity_id", "number")
        ):
            self.sessions[activity][number] = pk

    def _attended(self, entry: Entry, activity: int) -> dict[int, bool] | None:
        """Session → present; None: not recorded."""
        said = entry.values["attended"]
        if not said:
            return None
        sessions = self.sessions[activity]
        for number in said:
            if number and number not in sessions:
                self.refuse(
                    entry,
                    "attended",
                    _("session %(number)s does not exist in this activity")
                    % {"number": number},
                )
        return {pk: number in said for number, pk in sessions.items()}

    def check(self, entries: list[Entry]) -> None:
        """Nobody has two places in one activity."""
        active = [
            entry
            for entry in entries
            if entry.values["status"] != Registration.Status.CANCELLED
        ]
        taken: dict[tuple[int, int], Any] = {
            (activity, person): pk
            for pk, activity, person in Registration.objects.exclude(
                status=Registration.Status.CANCELLED
            )
            .filter(
                person__in={entry.values["person_id"] for entry in active},
                activity__in={entry.values["activity_id"] for entry in active},
            )
            .values_list("pk", "activity_id", "person_id")
        }
        for entry in active:
            pair = entry.values["activity_id"], entry.values["person_id"]
            holder = taken.setdefault(pair, entry.pk or entry)
            if holder not in (entry.pk, entry):
                self.refuse(
                    entry,
                    "person",
                    _("is registered for this activity already, in another row"),
                )

    def after(self, entries: list[Entry]) -> None:
        recorded = [entry for entry in entries if entry.values["attended"] is not None]
        old = [entry.pk for entry in entries if entry.found is not None]
        had: dict[int, dict[int, bool]] = defaultdict(dict)
        for registration, session, present in tables.found_by(
            Attendance,
            "registration_id",
            old,
            ("registration_id", "session_id", "present"),
        ):
            had[registration][session] = present
        rows = []
        for entry in recorded:
            wanted = entry.values["attended"]
            mine = had[entry.pk]
            if mine == wanted:
                continue
            if mine:
                Attendance.objects.filter(registration=entry.pk).delete()
            rows += [(entry.pk, session, here) for session, here in wanted.items()]
            if entry.found is not None:
                self.note(entry, {"attended": _seen(mine)}, {"attended": _seen(wanted)})
        tables.insert(Attendance, ["registration_id", "session_id", "present"], rows)


def _seen(attended: dict[int, bool]) -> list[int]:
    return sorted(session for session, present in attended.items() if present)


def _day_of(moment: datetime) -> date:
    return moment.astimezone(BRUSSELS).date()


class Evaluations(Loader):
    """Their keys say nothing of order or time, so that nobody can be traced."""

    def _give_keys(self, entries: list[Entry]) -> None:
        for entry in entries:
            entry.pk = uuid4()

    def _as_stored(self, entries: list[Entry], columns: list[str]) -> list[list[Any]]:
        rows = super()._as_stored(entries, columns)
        fit = tables.adapters(self.model, ["id"])[0]
        return [[fit(row[0]), *row[1:]] for row in rows]

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            values = entry.values
            lowest, highest = values["scale_lowest"], values["scale_highest"]
            if highest <= lowest:
                self.refuse(entry, "scale_highest", _("is not above the lowest"))
            elif values["overall"] is not None and not (
                lowest <= values["overall"] <= highest
            ):
                self.refuse(
                    entry,
                    "overall",
                    _("lies outside its scale, %(lowest)s to %(highest)s")
                    % {"lowest": lowest, "highest": highest},
                )
            if (values["would_recommend"] or 0) > 10:
                self.refuse(entry, "would_recommend", _("goes from 0 to 10"))


class Requests(Attributed, Linked):
    """Attributed as on the day they were received."""

    link, owner = RequestTheme, "request_id"

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            values = entry.values
            decided = bool(values["decision"])
            if decided != (values["decided_on"] is not None):
                self.refuse(
                    entry, "decided_on", _("a decision has a date, and only a decision")
                )
                continue
            if decided and values["decided_on"] < values["received_on"]:
                self.refuse(entry, "decided_on", _("is before it was received"))
            declined = values["decision"] == SupportRequest.Decision.DECLINED
            if declined != (values["decline_reason_id"] is not None):
                self.refuse(
                    entry,
                    "decline_reason",
                    _("a declined request has a reason, and only a declined one"),
                )
            self.attribute(entry, values["received_on"])


class Supports(Attributed, Linked):
    """Organisation, day and themes come from the earliest request, unless said."""

    link, owner = SupportTheme, "support_id"
    derived = ("organisation_type_id", "organisation_province")

    def work_out(self, entries: list[Entry]) -> None:
        requests = self._requests({pk for e in entries for pk in e.values["requests"]})
        themes = self._themes({pk for e in entries for pk in e.values["requests"]})
        for entry in entries:
            values = entry.values
            mine = sorted(requests[pk] for pk in values["requests"])
            if mine:
                received_on, _reference, pk, organisation = mine[0]
                values["requested_on"] = received_on
                values["organisation_id"] = values["organisation_id"] or organisation
                values["themes"] = values["themes"] or themes[pk]
            if values["requested_on"] is None:
                self.refuse(
                    entry,
                    "requested_on",
                    _("is needed when the support has no requests"),
                )
                continue
            if values["closed_on"] and values["closed_on"] < values["requested_on"]:
                self.refuse(entry, "closed_on", _("is before it was asked"))
            self.attribute(entry, values["requested_on"])

    @staticmethod
    def _requests(pks: set[int]) -> dict[int, tuple[date, str, int, int | None]]:
        """Sorted, the earliest comes first; of one day, the one with the first id."""
        columns = ("pk", "received_on", "reference", "organisation_id")
        return {
            pk: (received_on, reference, pk, organisation)
            for pk, received_on, reference, organisation in tables.found_by(
                SupportRequest, "pk", pks, columns
            )
        }

    @staticmethod
    def _themes(pks: set[int]) -> dict[int, list[int]]:
        themes: dict[int, list[int]] = defaultdict(list)
        for request, theme in tables.found_by(
            RequestTheme, "request_id", pks, ("request_id", "theme_id")
        ):
            themes[request].append(theme)
        return themes

    def after(self, entries: list[Entry]) -> None:
        super().after(entries)
        self.write_links(
            entries, SupportRequestLink, "support_id", "request_id", "requests"
        )


class SupportSessions(Loader):
    """Half-days as said; else they follow from the times."""

    def load(self, rows: Any) -> None:
        self.rules = list(HalfDayRule.objects.all())
        super().load(rows)

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            values = entry.values
            starts_at, ends_at = values["starts_at"], values["ends_at"]
            if (starts_at is None) != (ends_at is None):
                self.refuse(entry, "ends_at", _("give both times, or neither"))
            elif starts_at and ends_at <= starts_at:
                self.refuse(entry, "ends_at", _("ends before it starts"))
            elif values["half_days"] is None and starts_at is None:
                self.refuse(
                    entry, "half_days", _("is needed when the times are not given")
                )
            elif values["half_days"] is None:
                values["half_days"] = half_days_between(starts_at, ends_at, self.rules)


class SupportParticipants(Loader):
    """Rows without an id: the support and the person are their key."""

    def check(self, entries: list[Entry]) -> None:
        supports = {entry.values["support_id"] for entry in entries}
        existing = set(
            tables.found_by(
                SupportParticipant,
                "support_id",
                supports,
                ("support_id", "person_id"),
            )
        )
        for entry in entries:
            pair = entry.values["support_id"], entry.values["person_id"]
            if pair in self.work.participants:
                self.refuse(entry, "person", _("stands with this support twice"))
            self.work.participants.add(pair)
            if pair in existing:
                entry.found = {"support_id": pair[0], "person_id": pair[1]}

    def _insert(self, entries: list[Entry]) -> None:
        rows = [(e.values["support_id"], e.values["person_id"]) for e in entries]
        tables.insert(SupportParticipant, ["support_id", "person_id"], rows)
        self.work.counts[self.sheet.name]["created"] += len(rows)


class SiteReadings(Loader):
    """A month or a year becomes its first and last day."""

    derived = ("period_from", "period_to")

    def work_out(self, entries: list[Entry]) -> None:
        for entry in entries:
            year, month = entry.values["year"], entry.values["month"]
            if not 1990 <= year <= 2200:
                self.refuse(entry, "year", _("is not a year"))
            elif month is not None and not 1 <= month <= 12:
                self.refuse(entry, "month", _("goes from 1 to 12"))
            else:
                period = period_of(year, month)
                entry.values["period_from"] = period.first
                entry.values["period_to"] = period.last


LOADERS: dict[str, type[Loader]] = {
    "organisations": Organisations,
    "activities": Activities,
    "sessions": Sessions,
    "registrations": Registrations,
    "evaluations": Evaluations,
    "requests": Requests,
    "supports": Supports,
    "support_sessions": SupportSessions,
    "support_participants": SupportParticipants,
    "site_readings": SiteReadings,
}
