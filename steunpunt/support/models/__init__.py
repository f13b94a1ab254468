"""The records of demand-driven support, one file per main record."""

from steunpunt.support.models.requests import (
    DeclineReason,
    RequestStep,
    RequestTheme,
    SupportRequest,
)
from steunpunt.support.models.supports import (
    Support,
    SupportParticipant,
    SupportRequestLink,
    SupportSession,
    SupportStep,
    SupportTheme,
)

__all__ = [
    "DeclineReason",
    "RequestStep",
    "RequestTheme",
    "Support",
    "SupportParticipant",
    "SupportRequest",
    "SupportRequestLink",
    "SupportSession",
    "SupportStep",
    "SupportTheme",
]
