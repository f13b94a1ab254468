"""How people and organisations are found: by any name they had, or by a number."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from steunpunt.sector.enterprise_number import digits
from steunpunt.sector.folding import fold
from steunpunt.sector.models import Organisation, OrganisationName, Person, Role


def find_people(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Those in whose name, address or reference each of these words stands.

    A record that was merged into someone is found as that someone.
    """
    for word in words.split():
        matches = (
            Q(folded_name__contains=fold(word))
            | Q(email__icontains=word)
            | Q(reference__iexact=word)
        )
        merged = Person.objects.filter(matches, merged_into=OuterRef("pk"))
        people = people.filter(matches | Q(Exists(merged)))
    return people


def find_organisations(
    organisations: QuerySet[Organisation], words: str
) -> QuerySet[Organisation]:
    """Those with each of these words in a name, now or before, or in their number.

    A number is found with or without dots and spaces, and with BE before it.
    """
    number = digits(words)
    if len(number) >= 4 and number.isdigit():
        return organisations.filter(_has_number(number) | _named(words))
    for word in words.split():
        organisations = organisations.filter(_named(word))
    return organisations


def _has_number(number: str) -> Q:
    merged = Organisation.objects.filter(
        enterprise_number__contains=number, merged_into=OuterRef("pk")
    )
    return Q(enterprise_number__contains=number.removeprefix("0")) | Q(Exists(merged))


def _named(word: str) -> Q:
    folded = fold(word)
    named = Q(folded_name__contains=folded) | Q(reference__iexact=word)
    former = OrganisationName.objects.filter(
        organisation=OuterRef("pk"), folded_name__contains=folded
    )
    merged = Organisation.objects.filter(named, merged_into=OuterRef("pk"))
    code = Q(association_code__iexact=word)
    return named | code | Q(Exists(former)) | Q(Exists(merged))


def people_named(words: str) -> QuerySet[Person]:
    """People to choose from, with where they work today."""
    everyone = Person.objects.not_merged().filter(erased_at=None)
    return with_roles_of_today(find_people(everyone, words))


def organisations_named(words: str) -> QuerySet[Organisation]:
    """Organisations to choose from."""
    return find_organisations(
        Organisation.objects.not_merged().select_related("type"), words
    )


def with_roles_of_today(people: QuerySet[Person]) -> QuerySet[Person]:
    """Each person with `roles_of_today`, read for all of them in one query."""
    roles = Role.objects.on(timezone.localdate()).select_related("organisation")
    return people.prefetch_related(Prefetch("roles", roles, to_attr="roles_of_today"))


def roles_in_words(person: Any) -> str:
    """For which organisations someone works today."""
    return ", ".join(str(role.organisation) for role in person.roles_of_today)
