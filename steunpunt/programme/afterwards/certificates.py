"""Verbs of certificates: make them from recorded attendance, and follow corrections.

A certificate says what the records say. When those are corrected it ends, and a new
version with a code of its own takes its place, or none: the page of the old code says
so.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from steunpunt.programme import tasks
from steunpunt.programme.models import Activity, Certificate, Registration, Session
from steunpunt.programme.placing.places import lock


@transaction.atomic
def issue(activity: Activity) -> list[Certificate]:
    """Make a certificate for everyone who came to enough sessions.

    Who has one that is right keeps it. Returns the new ones; they are mailed.
    """
    return _settle(lock(activity.pk).registrations.all())


def follow(registrations: Iterable[Registration]) -> list[Certificate]:
    """Attendance was corrected: replace or end the certificates that say otherwise.

    Who has none gets none; that is for staff to start. In the caller's transaction.
    """
    keys = [one.pk for one in registrations]
    holders = Certificate.objects.filter(registration__in=keys)
    return _settle(Registration.objects.filter(pk__in=holders.values("registration")))


def _settle(registrations: QuerySet[Registration]) -> list[Certificate]:
    people = (
        registrations.select_for_update(of=("self",))
        .select_related("activity", "person")
        .prefetch_related("attendances__session", "certificates", "activity__sessions")
    )
    made = []
    for one in people.order_by("pk"):
        past = sorted(one.certificates.all(), key=lambda each: each.version)
        made += _settle_one(one, past)
    for certificate in made:
        tasks.send_certificate.enqueue(certificate.pk)
    return made


def _settle_one(
    registration: Registration, past: list[Certificate]
) -> list[Certificate]:
    person = registration.person
    if person is None or person.erased_at is not None:
        return []
    name = f"{person.first_name} {person.last_name}".strip()
    said = what_it_says(registration)
    standing = next((one for one in past if one.ended_at is None), None)
    if standing is not None and (standing.name, standing.said) == (name, said):
        return []
    now = timezone.now()
    if standing is not None:
        Certificate.objects.filter(pk=standing.pk).update(ended_at=now)
    if said is None:
        return []
    version = past[-1].version + 1 if past else 1
    return [
        Certificate.objects.create(
            registration=registration,
            version=version,
            issued_at=now,
            name=name,
            said=said,
        )
    ]


def what_it_says(registration: Registration) -> dict[str, Any] | None:
    """What the records say somebody came to; None: not enough for a certificate."""
    activity = registration.activity
    held = Session.Status.HELD
    came = sorted(
        (
            one.session
            for one in registration.attendances.all()
            if one.present and one.session.status == held
        ),
        key=lambda session: (session.starts_at, session.pk),
    )
    if len(came) < activity.sessions_for_certificate:
        return None
    days = [timezone.localdate(session.starts_at).isoformat() for session in came]
    return {
        "activity": activity.title,
        "days": list(dict.fromkeys(days)),
        "sessions": len(came),
        "of": sum(one.status == held for one in activity.sessions.all()),
        "half_days": sum(session.half_days for session in came),
    }
