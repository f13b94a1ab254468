"""Requests, and the supports that came out of them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from steunpunt.exchange import tables
from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.headings import Heading
from steunpunt.exchange.loaders.attributed import Attributed
from steunpunt.exchange.loaders.links import Linked
from steunpunt.exchange.loading import Loader
from steunpunt.sector.half_days import BRUSSELS, half_days_between
from steunpunt.sector.models import HalfDayRule, Person
from steunpunt.support.models import (
    RequestTheme,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportTheme,
)

DECLINED = SupportRequest.Decision.DECLINED.value


class Requests(Attributed, Linked):
    """Attributed as on the day they were received."""

    link, owner = RequestTheme, "request_id"

    def work_out(self, chunk: Chunk) -> None:
        for place, decision, decided_on, received_on, reason in chunk.each(
            "decision", "decided_on", "received_on", "decline_reason_id"
        ):
            if bool(decision) != (decided_on is not None):
                message = _("a decision has a date, and only a decision")
                self.refuse(chunk, place, "decided_on", message)
            elif decided_on and decided_on < received_on:
                self.refuse(chunk, place, "decided_on", _("is before it was received"))
            if (decision == DECLINED) != (reason is not None):
                message = _("a declined request has a reason, and only a declined one")
                self.refuse(chunk, place, "decline_reason", message)
        self.attribute(chunk, chunk["received_on"])


class Supports(Attributed, Linked):
    """Organisation, day and themes come from the earliest request, unless said."""

    link, owner = SupportTheme, "support_id"

    def work_out(self, chunk: Chunk) -> None:
        named = {key for keys in chunk["requests"] for key in keys}
        requests, themes = self._requests(named), self._themes(named)
        for place, keys in chunk.each("requests"):
            if not keys:
                continue
            earliest = min(requests[key] for key in keys)
            received_on, _reference, first, organisation = earliest
            chunk["requested_on"][place] = received_on
            if chunk["organisation_id"][place] is None:
                chunk["organisation_id"][place] = organisation
            if not chunk["themes"][place]:
                chunk["themes"][place] = themes[first]
        for place, requested_on, closed_on in chunk.each("requested_on", "closed_on"):
            if requested_on is None:
                message = _("is needed when the support has no requests")
                self.refuse(chunk, place, "requested_on", message)
            elif closed_on and closed_on < requested_on:
                self.refuse(chunk, place, "closed_on", _("is before it was asked"))
        self.attribute(chunk, chunk["requested_on"])

    @staticmethod
    def _requests(keys: set[int]) -> dict[int, tuple[date, str, int, Any]]:
        """Sorted, the earliest comes first; of one day, the one with the first id."""
        requests = SupportRequest.objects.filter(pk__in=keys)
        return {
            key: (received_on, reference, key, organisation)
            for key, received_on, reference, organisation in requests.values_list(
                "pk", "received_on", "reference", "organisation_id"
            )
        }

    @staticmethod
    def _themes(keys: set[int]) -> dict[int, list[int]]:
        themes: dict[int, list[int]] = defaultdict(list)
        for request, theme in tables.find(
            RequestTheme, "request_id", keys, ("request_id", "theme_id")
        ):
            themes[request].append(theme)
        return themes

    def after(self, chunk: Chunk) -> None:
        super().after(chunk)
        link = SupportRequestLink
        self.write_links(chunk, link, "support_id", "request_id", "requests")


class SupportSessions(Loader):
    """Half-days as said; else they follow from the times."""

    def load(self, heading: Heading, chunks: Iterator[Chunk]) -> None:
        self.rules = list(HalfDayRule.objects.all())
        super().load(heading, chunks)

    def work_out(self, chunk: Chunk) -> None:
        for place, start, end, half_days, held_on in chunk.each(
            "starts_at", "ends_at", "half_days", "held_on"
        ):
            if (start is None) != (end is None):
                self.refuse(chunk, place, "ends_at", _("give both times, or neither"))
            elif start and end <= start:
                self.refuse(chunk, place, "ends_at", _("ends before it starts"))
            elif start and start.astimezone(BRUSSELS).date() != held_on:
                message = _("lies on another day than “held_on” says")
                self.refuse(chunk, place, "starts_at", message)
            elif half_days is None and start is None:
                message = _("is needed when the times are not given")
                self.refuse(chunk, place, "half_days", message)
            elif half_days is None:
                counted = half_days_between(start, end, self.rules)
                chunk["half_days"][place] = counted


class SupportParticipants(Loader):
    """Rows without an id: the support and the person are their key."""

    def find_existing(self, chunk: Chunk) -> None:
        """Nothing of a row can change, so those that exist need no second look."""

    def work_out(self, chunk: Chunk) -> None:
        """Find which of the rows stand here already."""
        pairs = list(zip(chunk["support_id"], chunk["person_id"], strict=True))
        columns = ("support_id", "person_id")
        existing = tables.find_pairs(SupportParticipant, columns, set(pairs), columns)
        chunk.found = [
            {"support_id": pair[0], "person_id": pair[1]} if pair in existing else None
            for pair in pairs
        ]
        merged = bool(self.ledger.merged(Person))
        for place, (support, person) in enumerate(pairs):
            said = chunk.raw(place)["person"].strip() if merged else person
            if self.seen.before(f"{support}/{said}"):
                message = _("stands with this support twice")
                self.refuse(chunk, place, "person", message)
            elif merged and self.seen.before(f"{support}={person}"):
                # two references that were merged into one person, who is there once
                chunk.found[place] = {"support_id": support, "person_id": person}

    def insert(self, chunk: Chunk) -> None:
        rows = list(zip(chunk["support_id"], chunk["person_id"], strict=True))
        tables.insert(SupportParticipant, ("support_id", "person_id"), rows)
