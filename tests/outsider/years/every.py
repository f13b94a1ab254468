"""Every year but the big one."""

from . import channels, plain, programme, sector, support, text, ties, time

EVERY = (
    plain.empty,
    plain.tiny,
    plain.no_recognitions,
    plain.everything_online,
    programme.registrations,
    programme.activities,
    programme.evaluations,
    sector.jobs,
    sector.organisations,
    sector.other_target_groups,
    support.requests,
    support.spanning,
    ties.ties,
    time.new_year,
    time.leap_day,
    time.half_days,
    channels.sites,
    channels.networks,
    text.odd_text,
)
