"""Sheets of which a column names several others: rows of a link table."""

from collections import defaultdict
from typing import Any

from django.db.models import Model

from steunpunt.exchange import tables
from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loading import Loader


class Linked(Loader):
    """A sheet with themes: rows of a link table that hang on each record."""

    link: type[Model]
    owner: str

    def after(self, chunk: Chunk) -> None:
        self.write_links(chunk, self.link, self.owner, "theme_id", "themes")

    def write_links(
        self, chunk: Chunk, link: type[Model], owner: str, other: str, column: str
    ) -> None:
        """Make the links of each record what its row says, if the file says it."""
        if column in self.left_out:
            return
        old = [key for key, found in zip(chunk.keys, chunk.found, strict=True) if found]
        existing: dict[Any, set[Any]] = defaultdict(set)
        for mine, theirs in tables.find(link, owner, old, (owner, other)):
            existing[mine].add(theirs)
        missing: list[tuple[Any, Any]] = []
        for place, several in chunk.each(column):
            key = chunk.keys[place]
            wanted, had = set(several), existing.get(key, set())
            missing += [(key, theirs) for theirs in sorted(wanted - had)]
            if had - wanted:
                gone = {owner: key, f"{other}__in": had - wanted}
                link._default_manager.filter(**gone).delete()
            if chunk.found[place] and wanted != had:
                self.note(chunk, place, {column: sorted(had)}, {column: sorted(wanted)})
        tables.insert(link, [owner, other], missing)
