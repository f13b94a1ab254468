"""Verbs for who comes to the door without a registration."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme.models import Activity, Booking, Registration, Session
from steunpunt.programme.placing import registering
from steunpunt.programme.placing.places import lock
from steunpunt.records.refusing import Refused
from steunpunt.sector.folding import fold
from steunpunt.sector.models import Organisation, Person
from steunpunt.sector.recognising import recognise, recognise_organisation


class SeveralOfThatName(Refused):
    """Two people of one name: staff say who."""

    message = _(
        "There are several people called %(name)s on the list. Tick the right one "
        "there."
    )


@dataclass(frozen=True)
class Comer:
    """Who stands at the door, as somebody typed it.

    Attributes:
        first_name, last_name: who it is.
        email: empty when not asked.
        organisation: for whom they come, as they say it; empty: none, or not asked.
    """

    first_name: str
    last_name: str
    email: str = ""
    organisation: str = ""

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.first_name.strip()} {self.last_name.strip()}"


@transaction.atomic
def walk_in(session: Session, comer: Comer, *, by: User | None) -> Registration:
    """Register somebody who stands at the door, and note that they are there.

    Who is on the list already is ticked; who waits gets a place.

    Raises:
        ActivityFull: nothing is noted; `add_a_place` first, if there is room.
        ActivityIsCancelled, SeveralOfThatName
    """
    activity = lock(session.activity_id)
    one = _on_the_list(activity, comer)
    if one is None:
        one = _register(activity, comer, by=by)
    elif one.status != Registration.Status.CONFIRMED:
        registering.confirm(one, by=by)
    registering.record_attendance(one, {session.pk: True})
    return one


@transaction.atomic
def add_a_place(activity: Activity) -> None:
    """There is room for one more. Without a limit there always is."""
    locked = lock(activity.pk)
    if locked.places is not None:
        locked.places += 1
        locked.save(update_fields=["places"])


def _on_the_list(activity: Activity, comer: Comer) -> Registration | None:
    named = activity.registrations.not_cancelled().filter(
        person__folded_name=fold(comer.name)
    )
    if comer.email:
        address = comer.email.strip()
        same = named.filter(person__email__iexact=address)
        named = same or named.filter(person__email="")
    found = list(named.select_related("person")[:2])
    if len(found) > 1:
        raise SeveralOfThatName(name=comer.name)
    return found[0] if found else None


def _register(activity: Activity, comer: Comer, *, by: User | None) -> Registration:
    person = recognise(comer.first_name, comer.last_name, comer.email)
    organisation = recognise_organisation(comer.organisation)
    unknown = organisation is None and bool(comer.organisation.strip())
    if organisation is None and not unknown:
        organisation = _only_one(person)
    booking = None
    if unknown or activity.price_list is not None:
        booking = _form(activity, comer, organisation)
    return registering.register(
        activity, person, organisation=organisation, by=by, booking=booking
    )


def _form(
    activity: Activity, comer: Comer, organisation: Organisation | None
) -> Booking:
    """Keeps who pays, or what an organisation is called that we do not know."""
    return Booking.objects.create(
        activity=activity,
        organisation=organisation,
        organisation_typed="" if organisation else comer.organisation.strip()[:200],
        contact_name=comer.name[:170],
        contact_email=comer.email,
        made_at=timezone.now(),
    )


def _only_one(person: Person) -> Organisation | None:
    """The organisation of somebody who has a role in just one."""
    found = registering.organisations_of(person, timezone.localdate())
    return found[0] if len(found) == 1 else None
