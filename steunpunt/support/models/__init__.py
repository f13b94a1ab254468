"""The records of demand-driven support, one file per main record."""

from steunpunt.support.models.requests import (
    DeclineReason,
    RequestTheme,
    SupportRequest,
)
from steunpunt.support.models.supports import (
    Support,
    SupportParticipant,
    SupportRequestLink,
    SupportSession,
    SupportTheme,
)

__all__ = [
    "DeclineReason",
    "RequestTheme",
    "Support",
    "SupportParticipant",
    "SupportRequest",
    "SupportRequestLink",
    "SupportSession",
    "SupportTheme",
]
