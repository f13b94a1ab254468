"""The records of the open programme, one file per main record."""

from steunpunt.programme.models.activities import (
    Activity,
    ActivityKind,
    ActivityStep,
    ActivityTheme,
    Level,
    Mode,
    Session,
)
from steunpunt.programme.models.evaluations import Evaluation
from steunpunt.programme.models.registrations import (
    Attendance,
    Registration,
    RegistrationStep,
)

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityStep",
    "ActivityTheme",
    "Attendance",
    "Evaluation",
    "Level",
    "Mode",
    "Registration",
    "RegistrationStep",
    "Session",
]
