"""The records of the sector, one file per main record."""

from steunpunt.sector.models.organisations import (
    Organisation,
    OrganisationName,
    OrganisationPlace,
    Recognition,
)
from steunpunt.sector.models.people import Person, Role
from steunpunt.sector.models.rules import HalfDayRule, TargetGroup, TargetGroupRule
from steunpunt.sector.models.terms import OrganisationType, Term, Theme

__all__ = [
    "HalfDayRule",
    "Organisation",
    "OrganisationName",
    "OrganisationPlace",
    "OrganisationType",
    "Person",
    "Recognition",
    "Role",
    "TargetGroup",
    "TargetGroupRule",
    "Term",
    "Theme",
]
