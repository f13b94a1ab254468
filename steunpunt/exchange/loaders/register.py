"""The register of the sector: organisations and people."""

from functools import cached_property

from django.utils.translation import gettext as _

from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loading import Loader
from steunpunt.sector import enterprise_number
from steunpunt.sector.models import Person


class Organisations(Loader):
    """Enterprise numbers as people write them, kept as bare digits."""

    def work_out(self, chunk: Chunk) -> None:
        chunk["enterprise_number"] = [
            enterprise_number.digits(number) for number in chunk["enterprise_number"]
        ]
        for place, number in chunk.each("enterprise_number"):
            if number and not enterprise_number.is_valid(number):
                self.refuse(
                    chunk,
                    place,
                    "enterprise_number",
                    _(
                        "“%(number)s” is not an enterprise number: ten digits, the "
                        "first 0 or 1, with a right check at the end"
                    )
                    % {"number": number[:20]},
                )


class _NotErased(Loader):
    """An older file may still know who it was that was erased; that stays gone."""

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


class People(_NotErased):
    """People."""

    names_in = "id"


class Roles(_NotErased):
    """What people do in organisations."""

    names_in = "person_id"
