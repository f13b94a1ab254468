"""Records that keep what their organisation was on their day."""

from collections.abc import Sequence
from datetime import date

from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loading import Loader
from steunpunt.sector.attribution import UNKNOWN


class Attributed(Loader):
    """Fills in target group, organisation type and province."""

    derived = ("organisation_type_id", "organisation_province")

    def attribute(
        self, chunk: Chunk, days: Sequence[date | None], anchor: str = ""
    ) -> None:
        """Fill in target group, type and province as on the day of each row.

        A record that exists keeps what it has, unless its organisation changed (or
        `anchor`, the record that gives it its day), or the row names a target group.
        """
        organisations = chunk["organisation_id"]
        attributions = self.ledger.attributions
        attributions.know(set(organisations) - {None})
        facts = [
            attributions.on(organisation, day) if day else UNKNOWN
            for organisation, day in zip(organisations, days, strict=True)
        ]
        said = chunk["target_group"]
        chunk["target_group"] = [
            group or fact.target_group for group, fact in zip(said, facts, strict=True)
        ]
        chunk["organisation_type_id"] = [fact.organisation_type_id for fact in facts]
        chunk["organisation_province"] = [fact.province for fact in facts]
        self._keep(chunk, said, anchor)

    def _keep(self, chunk: Chunk, said: Sequence[str], anchor: str) -> None:
        """Give records that exist what they had."""
        same = ["organisation_id", *([anchor] if anchor else [])]
        for place, found in enumerate(chunk.found):
            if not found or any(found[name] != chunk[name][place] for name in same):
                continue
            for name in self.derived:
                chunk[name][place] = found[name]
            chunk["target_group"][place] = said[place] or found["target_group"]
