"""Who is erased: the record, those that were merged into it, addresses and forms."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from steunpunt.accounts.models import User
from steunpunt.programme.models import Booking, ErasureRequest, Registration
from steunpunt.records.merged import absorbed_keys, survivor
from steunpunt.records.sweeping import Words
from steunpunt.sector.models import Person


@dataclass(frozen=True)
class Whom:
    """Somebody, or an address of which only forms are known.

    Attributes:
        people: keys of the person, and of records that were merged into it.
        names: first and last name, as they are or were written.
        addresses: those that are nobody else's, in small letters.
        shared: those that colleagues use too; what is theirs stays.
        phones: as they were written.
        namesakes: whether somebody else is called the same; a name in a text says then
            nothing of this one.
    """

    people: frozenset[int]
    names: frozenset[tuple[str, str]]
    addresses: frozenset[str]
    shared: frozenset[str]
    phones: frozenset[str]
    namesakes: bool

    @property
    def words(self) -> Words:
        """What to look for in texts."""
        names = frozenset() if self.namesakes else self.names
        return Words(names, self.addresses, self.phones)

    @property
    def full_names(self) -> set[str]:
        return {f"{first} {last}" for first, last in self.names}

    @property
    def registrations(self) -> QuerySet[Registration]:
        """Their places, whatever became of them."""
        return Registration.objects.filter(person__in=self.people)

    @property
    def sent(self) -> QuerySet[Booking]:
        """Forms that they sent themselves, or that staff made of their registration."""
        return Booking.objects.filter(pk__in=self._sent)

    @property
    def about_them(self) -> QuerySet[Booking]:
        """Those, and forms that a colleague sent for nobody but them."""
        return Booking.objects.filter(pk__in=self._sent | self._alone)

    @property
    def accounts(self) -> QuerySet[User]:
        """With an address of theirs, a colleague's too."""
        theirs = is_one_of("email", self.addresses)
        return User.objects.filter(theirs | is_one_of("proven_email", self.addresses))

    def has_sent(self, form: Booking) -> bool:
        """Whether a form is one of `sent`."""
        return form.pk in self._sent

    # Keys, as what one finds them by goes in between.

    @cached_property
    def _sent(self) -> frozenset[int]:
        own = is_one_of("contact_email", self.addresses)
        for name in self.full_names:
            of_both = Q(contact_name__iexact=name)
            own |= of_both & is_one_of("contact_email", self.shared)
            own |= of_both & Q(contact_email="", registrations__in=self.registrations)
        return frozenset(Booking.objects.filter(own).values_list("pk", flat=True))

    @cached_property
    def _alone(self) -> frozenset[int]:
        others = Registration.objects.filter(booking=OuterRef("pk")).exclude(
            person__in=self.people
        )
        for_them = Q(registrations__in=self.registrations) & ~Exists(others)
        return frozenset(Booking.objects.filter(for_them).values_list("pk", flat=True))


def is_one_of(field: str, texts: Iterable[str]) -> Q:
    """Whatever the capitals; of no text, nothing is one."""
    found = Q(pk__in=[])
    for text in texts:
        found |= Q(**{f"{field}__iexact": text})
    return found


def whom(person: Person) -> Whom:
    """Somebody, by their record, or by one that was merged into it."""
    kept = survivor(Person.objects.get(pk=person.pk))  # merged meanwhile, perhaps
    return _of_people({kept.pk})


def whom_of_mailbox(address: str) -> Whom:
    """Everybody with an address, for who proved that it is theirs; and its forms."""
    people = Person.objects.filter(email__iexact=address, erased_at=None).not_merged()
    found = _of_people(set(people.values_list("pk", flat=True)))
    return replace(found, addresses=frozenset({address.lower()}), shared=frozenset())


def _of_people(kept: set[int]) -> Whom:
    into = absorbed_keys(Person)
    keys = {*kept, *(key for key, last in into.items() if last in kept)}
    records = Person.objects.filter(pk__in=keys)
    known = records.values_list("first_name", "last_name", "email", "phone")
    return _of(
        keys,
        {(first, last) for first, last, _mail, _phone in known if first and last},
        {email.lower() for _f, _l, email, _p in known if email},
        {phone for _f, _l, _m, phone in known if phone},
    )


def whom_of_address(asked: ErasureRequest) -> Whom:
    """Who proved an address of which we know forms, and no person."""
    address = asked.address.lower()
    sent = Booking.objects.filter(contact_email__iexact=address)
    names = {
        (first, last)
        for name in sent.values_list("contact_name", flat=True)
        for first, _space, last in [name.strip().partition(" ")]
        if first and last
    }
    phones = set(sent.exclude(contact_phone="").values_list("contact_phone", flat=True))
    return _of(set(), names, {address}, phones)


def _of(
    people: set[int],
    names: set[tuple[str, str]],
    addresses: set[str],
    phones: set[str],
) -> Whom:
    others = Person.objects.exclude(pk__in=people)
    shared = {one for one in addresses if others.filter(email__iexact=one).exists()}
    same = Q(pk__in=[])
    for first, last in names:
        same |= Q(first_name__iexact=first, last_name__iexact=last)
    used = {one for one in phones if others.filter(phone=one).exists()}
    return Whom(
        people=frozenset(people),
        names=frozenset(names),
        addresses=frozenset(addresses - shared),
        shared=frozenset(shared),
        phones=frozenset(one for one in phones - used if len(one) > 5),
        namesakes=others.filter(same).exists(),
    )
