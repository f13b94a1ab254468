"""Who was erased stays so, whatever an older file still knows."""

from functools import cached_property

from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loading import Loader
from steunpunt.sector.models import Person


class NotErased(Loader):
    """Leaves rows about people who were erased as they are here."""

    #: where the sheet names the person
    names_in: str

    def settled(self, chunk: Chunk) -> list[bool]:
        erased = self._erased
        settled = super().settled(chunk) or [False] * len(chunk)
        if not erased:
            return settled
        named = chunk[self.names_in]
        return [was or one in erased for was, one in zip(settled, named, strict=True)]

    @cached_property
    def _erased(self) -> set[object]:
        people = Person.objects.filter(erased_at__isnull=False)
        column = "reference" if self.model is Person else "pk"
        return set(people.values_list(column, flat=True))
