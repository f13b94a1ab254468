"""The sheets that need more than their own columns, by part of the centre's work."""

from steunpunt.exchange.loaders import channels, programme, register, support
from steunpunt.exchange.loaders.registrations import Registrations
from steunpunt.exchange.loading import Loader

LOADERS: dict[str, type[Loader]] = {
    "organisations": register.Organisations,
    "people": register.People,
    "roles": register.Roles,
    "trainers": programme.Trainers,
    "activities": programme.Activities,
    "sessions": programme.Sessions,
    "registrations": Registrations,
    "evaluations": programme.Evaluations,
    "requests": support.Requests,
    "supports": support.Supports,
    "support_sessions": support.SupportSessions,
    "support_participants": support.SupportParticipants,
    "site_readings": channels.SiteReadings,
}
