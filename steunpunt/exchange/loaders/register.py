"""The register of the sector: organisations and people."""

from django.utils.translation import gettext as _

from steunpunt.exchange.chunks import Chunk
from steunpunt.exchange.loaders.erased import NotErased
from steunpunt.exchange.loading import Loader
from steunpunt.sector import enterprise_number


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


class People(NotErased):
    """People."""

    names_in = "id"


class Roles(NotErased):
    """What people do in organisations."""

    names_in = "person_id"
