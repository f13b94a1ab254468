"""Activities, their sessions and what participants thought of them."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loaders.links import Linked
from steunpunt.exchange.loading import Loader
from steunpunt.programme.models import Activity, ActivityTheme
from steunpunt.sector.half_days import half_days_between
from steunpunt.sector.models import HalfDayRule


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


class Sessions(Loader):
    """Half-days follow from the times; who writes another place leaves the room."""

    derived = ("half_days_by_rule", "in_room_id")

    def load(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        self.rules = list(HalfDayRule.objects.all())
        super().load(rows)

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
        chunk["in_room_id"] = [
            self._room(chunk.found[place], *where)
            for place, *where in chunk.each("place", "municipality")
        ]

    @staticmethod
    def _room(found: dict[str, Any] | None, place: str, municipality: str) -> Any:
        """The room that it was in, as long as its place is the same."""
        if found is None:
            return None
        same = (found["place"], found["municipality"]) == (place, municipality)
        return found["in_room_id"] if same else None

    def after(self, chunk: Chunk) -> None:
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
