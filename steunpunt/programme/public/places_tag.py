"""How many places are left, in words, with a colour that says the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steunpunt.programme.placing.places import Places

FEW = 5


@dataclass(frozen=True)
class PlacesTag:
    """`kind` is one of ok, warn, danger: the colour of the tag."""

    kind: str
    icon: str
    words: str


def places_tag(places: Places) -> PlacesTag:
    """Free, nearly full, or full with how many wait."""
    if places.free is None:
        return PlacesTag("ok", "check", _("places free"))
    if places.free > FEW:
        words = ngettext("%(free)s place free", "%(free)s places free", places.free)
        return PlacesTag("ok", "check", words % {"free": places.free})
    if places.free:
        words = ngettext(
            "only %(free)s place left", "only %(free)s places left", places.free
        )
        return PlacesTag("warn", "clock", words % {"free": places.free})
    if places.waiting:
        words = _("full, waiting list (%(waiting)s)") % {"waiting": places.waiting}
        return PlacesTag("danger", "people", words)
    return PlacesTag("danger", "people", _("full"))
