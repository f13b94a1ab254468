"""Verbs of attribution: what an organisation was on the day that counts.

Nobody types a target group, a type or a province: they follow from the organisation and
the day of the first session, and stay. A correction says why, and is traced.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.programme.models import Activity, Registration, RegistrationStep
from steunpunt.records.refusing import ReasonMissing
from steunpunt.sector.attribution import Attribution, Attributions, attribution_on
from steunpunt.sector.models import Organisation


def day_of(registration: Registration) -> date:
    """The day that counts: of the first session, else of the registration."""
    return registration.activity.starts_on or timezone.localdate(
        registration.registered_at
    )


def attribute(registration: Registration) -> None:
    """Keep what its organisation was on the day that counts."""
    _keep(registration, attribution_on(registration.organisation, day_of(registration)))
    registration.save()


@transaction.atomic
def correct_organisation(
    registration: Registration,
    *,
    organisation: Organisation | None,
    reason: str,
    by: User | None,
) -> None:
    """Mend for which organisation someone came; the rest follows. Raises ReasonMissing.

    With the same organisation it works out anew what that was, from the register as it
    stands now.
    """
    if not reason.strip():
        raise ReasonMissing
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    locked.organisation = organisation
    attribute(locked)
    RegistrationStep.objects.create(
        registration=locked,
        status=locked.status,
        at=timezone.now(),
        by=by,
        note=reason[:200],
    )


def follow_first_session(activity: Activity, *, before: date | None) -> int:
    """The first session moved to another day: what followed from the old day, follows.

    A registration that said otherwise already (an import may) keeps what it says.
    Returns how many changed.
    """
    registrations = activity.registrations.select_for_update(
        of=("self",)
    ).select_related("organisation")
    facts = Attributions()
    changed = 0
    for registration in registrations:
        registration.activity = activity
        registered_on = timezone.localdate(registration.registered_at)
        old = facts.on(registration.organisation_id, before or registered_on)
        new = facts.on(
            registration.organisation_id, activity.starts_on or registered_on
        )
        if old != new and _kept(registration) == old:
            _keep(registration, new)
            registration.save()
            changed += 1
    return changed


def _kept(registration: Registration) -> Attribution:
    return Attribution(
        registration.target_group,
        registration.organisation_type_id,
        registration.organisation_province,
    )


def _keep(registration: Registration, facts: Attribution) -> None:
    registration.target_group = facts.target_group
    registration.organisation_type_id = facts.organisation_type_id
    registration.organisation_province = facts.province
