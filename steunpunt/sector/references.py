"""What refers to people and organisations here, and what a merge does with it."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.records.merge_plans import identical
from steunpunt.records.references import OnClash, Reference, declare
from steunpunt.sector.models import (
    OrganisationName,
    OrganisationPlace,
    Recognition,
    Role,
)
from steunpunt.sector.models.dated import overlapping


def from_to(row: Any) -> str:
    """From–to in words: 1 January 2016 – 31 December 2020."""
    first = (
        date_format(row.valid_from, "j F Y") if row.valid_from else gettext("before")
    )
    last = date_format(row.valid_to, "j F Y") if row.valid_to else gettext("now")
    return f"{first} – {last}"


def told_with_dates(row: Any) -> str:
    """A name or a place, with its dates."""
    return f"{row}: {from_to(row)}"


def told_recognition(row: Recognition) -> str:
    """A recognition, with its decree."""
    decree = ", ".join(part for part in (row.decree, row.policy_period) if part)
    return f"{from_to(row)} ({decree})" if decree else from_to(row)


declare(
    Reference(
        Role,
        "person",
        label=_("roles"),
        on_clash=OnClash.ONCE,
        clashes=identical(but=["person_id"]),
    ),
    Reference(
        Role,
        "organisation",
        label=_("roles"),
        on_clash=OnClash.ONCE,
        clashes=identical(but=["organisation_id"]),
    ),
    Reference(
        Recognition,
        "organisation",
        label=_("recognitions"),
        clashes=overlapping,
        told=told_recognition,
    ),
    Reference(
        OrganisationName,
        "organisation",
        label=_("former names"),
        clashes=overlapping,
        told=told_with_dates,
    ),
    Reference(
        OrganisationPlace,
        "organisation",
        label=_("seats"),
        clashes=overlapping,
        told=told_with_dates,
    ),
)
