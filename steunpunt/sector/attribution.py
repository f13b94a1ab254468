"""What an organisation was on a day: its target group, type and province.

Records keep these facts as they were on their day (an *attribution*), so that a
recognition, a move or a new rule in a later year changes nothing that was counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from steunpunt.sector.models import (
    Organisation,
    OrganisationPlace,
    Recognition,
    TargetGroup,
    TargetGroupRule,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The facts about an organisation on one day, as a record keeps them.

    `target_group` is "" when there is no organisation: not known is not secondary.
    """

    target_group: str = ""
    organisation_type_id: int | None = None
    province: str = ""


UNKNOWN = Attribution()


class Attributions:
    """Answers `on(organisation_id, day)` from memory; rules and registers are small.

    Args:
        organisation_ids: only these organisations; all of them when left out.
    """

    def __init__(self, organisation_ids: Iterable[int] | None = None) -> None:
        organisations = Organisation.objects.all()
        recognitions = Recognition.objects.all()
        places = OrganisationPlace.objects.all()
        if organisation_ids is not None:
            ids = list(organisation_ids)
            organisations = organisations.filter(pk__in=ids)
            recognitions = recognitions.filter(organisation__in=ids)
            places = places.filter(organisation__in=ids)
        self._types = dict(organisations.values_list("pk", "type_id"))
        self._recognitions: dict[int, list[Recognition]] = {}
        for recognition in recognitions:
            self._recognitions.setdefault(recognition.organisation_id, []).append(
                recognition
            )
        self._places: dict[int, list[OrganisationPlace]] = {}
        for place in places:
            self._places.setdefault(place.organisation_id, []).append(place)
        self._rules = sorted(
            TargetGroupRule.objects.all(), key=lambda r: (r.position, *r.began())
        )
        self._known: dict[tuple[int, date], Attribution] = {}

    def on(self, organisation_id: int | None, day: date) -> Attribution:
        """The facts about that organisation on that day."""
        if organisation_id is None:
            return UNKNOWN
        key = (organisation_id, day)
        if key not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()  # memory stays flat in large imports
            self._known[key] = self._work_out(organisation_id, day)
        return self._known[key]

    def _work_out(self, organisation_id: int, day: date) -> Attribution:
        type_id = self._types.get(organisation_id)
        recognised = any(
            recognition.holds_on(day)
            for recognition in self._recognitions.get(organisation_id, ())
        )
        held = [
            place
            for place in self._places.get(organisation_id, ())
            if place.holds_on(day)
        ]
        return Attribution(
            target_group=self._target_group(day, recognised, type_id),
            organisation_type_id=type_id,
            province=max(held, key=OrganisationPlace.began).province if held else "",
        )

    def _target_group(self, day: date, recognised: bool, type_id: int | None) -> str:
        for rule in self._rules:
            if (
                rule.holds_on(day)
                and rule.recognised in (None, recognised)
                and rule.organisation_type_id in (None, type_id)
            ):
                return rule.group
        return TargetGroup.SECONDARY


def attribution_on(organisation: Organisation | None, day: date) -> Attribution:
    """The facts about one organisation on one day."""
    if organisation is None:
        return UNKNOWN
    return Attributions([organisation.pk]).on(organisation.pk, day)
