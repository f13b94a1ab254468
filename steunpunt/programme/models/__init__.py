"""The records of the open programme, one file per main record."""

from steunpunt.programme.models.activities import (
    Activity,
    ActivityKind,
    ActivityStep,
    ActivityTheme,
    Level,
    Mode,
    Series,
    Session,
)
from steunpunt.programme.models.asking import BookingAnswers, RegistrationQuestions
from steunpunt.programme.models.bookings import AccessNeed, Booking, Hold, TrackHold
from steunpunt.programme.models.calendar_addresses import CalendarAddress
from steunpunt.programme.models.certificates import Certificate
from steunpunt.programme.models.checklists import ChecklistItem, ChecklistLine
from steunpunt.programme.models.erasure_requests import ErasureRequest
from steunpunt.programme.models.evaluations import Evaluation
from steunpunt.programme.models.follow_ups import FollowUp
from steunpunt.programme.models.go_decisions import GoDecision
from steunpunt.programme.models.late_changes import LateChange
from steunpunt.programme.models.mailings import Mailing
from steunpunt.programme.models.offering import Admission
from steunpunt.programme.models.orders_to_look_at import OrderToLookAt
from steunpunt.programme.models.reading import Reading
from steunpunt.programme.models.registrations import (
    PLACED,
    Attendance,
    Registration,
    RegistrationStep,
)
from steunpunt.programme.models.rooms import Room
from steunpunt.programme.models.rounds import (
    EvaluationInvitation,
    EvaluationRound,
    about_of,
)
from steunpunt.programme.models.tracks import Track, TrackPart
from steunpunt.programme.models.trainers import SessionTrainer, Trainer

__all__ = [
    "PLACED",
    "AccessNeed",
    "Activity",
    "ActivityKind",
    "ActivityStep",
    "ActivityTheme",
    "Admission",
    "Attendance",
    "Booking",
    "BookingAnswers",
    "CalendarAddress",
    "Certificate",
    "ChecklistItem",
    "ChecklistLine",
    "ErasureRequest",
    "Evaluation",
    "EvaluationInvitation",
    "EvaluationRound",
    "FollowUp",
    "GoDecision",
    "Hold",
    "LateChange",
    "Level",
    "Mailing",
    "Mode",
    "OrderToLookAt",
    "Reading",
    "Registration",
    "RegistrationQuestions",
    "RegistrationStep",
    "Room",
    "Series",
    "Session",
    "SessionTrainer",
    "Track",
    "TrackHold",
    "TrackPart",
    "Trainer",
    "about_of",
]
