"""Verbs of support: what an organisation was on the day it asked."""

from datetime import date

from steunpunt.sector.attribution import attribution_on
from steunpunt.support.models import Support, SupportRequest


def attribute_request(request: SupportRequest) -> None:
    """Keep what its organisation was on the day it was received."""
    _attribute(request, request.received_on)


def settle(support: Support) -> None:
    """Take the day, and the organisation when none is said, from the first request."""
    earliest = min(
        support.requests.all(), key=lambda r: (r.received_on, r.reference), default=None
    )
    if earliest is not None:
        support.requested_on = earliest.received_on
        support.organisation = support.organisation or earliest.organisation
    _attribute(support, support.requested_on)


def _attribute(record: SupportRequest | Support, day: date) -> None:
    facts = attribution_on(record.organisation, day)
    record.target_group = record.target_group or facts.target_group
    record.organisation_type_id = facts.organisation_type_id
    record.organisation_province = facts.province
    record.save()
