"""Trainers, activities, their sessions and what participants thought of them."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from steunpunt.exchange import tables
from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.headings import Heading
from steunpunt.exchange.loaders.erased import NotErased
from steunpunt.exchange.loaders.links import Linked
from steunpunt.exchange.loading import Loader
from steunpunt.programme.models import (
    Activity,
    ActivityTheme,
    Room,
    SessionTrainer,
    Trainer,
)
from steunpunt.sector.half_days import half_days_between
from steunpunt.sector.models import HalfDayRule


class Trainers(NotErased):
    """Nobody is a trainer twice."""

    names_in = "person_id"

    def check(self, chunk: Chunk) -> None:
        wanted = set(chunk["person_id"])
        columns = ("person_id", "reference")
        holders = dict(tables.find(Trainer, "person_id", wanted, columns))
        for place, person, reference in chunk.each("person_id", "id"):
            if holders.setdefault(person, reference) != reference:
                message = _("is a trainer already, in another row")
                self.refuse(chunk, place, "person", message)


class Activities(Linked):
    """Their status waits until their sessions are known (see `settling`)."""

    link, owner = ActivityTheme, "activity_id"

    def work_out(self, chunk: Chunk) -> None:
        chunk["wanted"] = chunk["status"]
        chunk["status"] = [
            found["status"] if found else Activity.Status.PLANNED
            for found in chunk.found
        ]

    def after(self, chunk: Chunk) -> None:
        super().after(chunk)
        self.ledger.to_settle.update(chunk.keys)
        for place, wanted, status in chunk.each("wanted", "status"):
            if wanted != status:
                waiting = chunk.numbers[place], wanted
                self.ledger.wanted[chunk.keys[place]] = waiting


class Sessions(Linked):
    """Half-days follow from the times, and where it is from the room.

    A file without rooms leaves a session in its room as long as its place is the same.
    """

    derived = ("half_days_by_rule", "in_room_id")

    def load(self, heading: Heading, chunks: Iterator[Chunk]) -> None:
        self.rules = list(HalfDayRule.objects.all())
        super().load(heading, chunks)

    def work_out(self, chunk: Chunk) -> None:
        half_days = []
        for place, start, end, override, reason in chunk.each(
            "starts_at", "ends_at", "half_days_override", "half_days_reason"
        ):
            half_days.append(half_days_between(start, end, self.rules))
            if end <= start:
                self.refuse(chunk, place, "ends_at", _("ends before it starts"))
            elif override is not None and not reason:
                message = _("say why the half-days are set by hand")
                self.refuse(chunk, place, "half_days_reason", message)
        chunk["half_days_by_rule"] = half_days
        if "in_room_id" in self.left_out:
            self._keep_rooms(chunk)
        else:
            self._say_rooms(chunk)

    @staticmethod
    def _keep_rooms(chunk: Chunk) -> None:
        """Who writes another place leaves the room."""
        for place, *where in chunk.each("place", "municipality"):
            found = chunk.found[place]
            if found and [found["place"], found["municipality"]] == where:
                chunk["in_room_id"][place] = found["in_room_id"]

    @staticmethod
    def _say_rooms(chunk: Chunk) -> None:
        """Where nothing else is said, the room says where it is."""
        rooms = Room.objects.in_bulk(set(chunk["in_room_id"]) - {None})
        for place, key, *where in chunk.each("in_room_id", "place", "municipality"):
            if key is not None and not any(where):
                room = rooms[key]
                chunk["place"][place] = room.as_place
                chunk["municipality"][place] = room.municipality
                chunk["province"][place] = room.province

    def after(self, chunk: Chunk) -> None:
        link = SessionTrainer
        self.write_links(chunk, link, "session_id", "trainer_id", "trainers")
        self.ledger.to_settle.update(chunk["activity_id"])
        self.ledger.to_settle.update(
            found["activity_id"] for found in chunk.found if found
        )


class Evaluations(Loader):
    """Their keys say nothing of order or time, so that nobody can be traced."""

    def new_keys(self, how_many: int) -> list[Any]:
        return [uuid4() for _number in range(how_many)]

    def work_out(self, chunk: Chunk) -> None:
        for place, lowest, highest, overall, recommend in chunk.each(
            "scale_lowest", "scale_highest", "overall", "would_recommend"
        ):
            if highest <= lowest:
                self.refuse(chunk, place, "scale_highest", _("is not above the lowest"))
            elif overall is not None and not lowest <= overall <= highest:
                message = _("lies outside its scale, %(lowest)s to %(highest)s")
                scale = {"lowest": lowest, "highest": highest}
                self.refuse(chunk, place, "overall", message % scale)
            if (recommend or 0) > 10:
                self.refuse(chunk, place, "would_recommend", _("goes from 0 to 10"))
