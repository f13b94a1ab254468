"""Makes records of the sector, valid and without chance, for tests."""

from datetime import date

from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.sector.models import (
    Organisation,
    Person,
    Recognition,
    Role,
    TargetGroupRule,
    Theme,
)


def a_user(email="jef@steunpunt.example", *roles: str) -> User:
    from django.contrib.auth.models import Group

    from steunpunt.config.roles import sync_roles

    user = User.objects.create_user(email, "halve-dag-2019")
    if roles:
        sync_roles()
        user.groups.set(Group.objects.filter(name__in=roles))
    return user


def who_may_see_people(user: User) -> User:
    """The same user, who reads names too."""
    from django.contrib.auth.models import Permission

    user.user_permissions.add(Permission.objects.get(codename="view_personal_data"))
    return User.objects.get(pk=user.pk)


def an_organisation(name="Zilverlinde", *, recognised_from=None) -> Organisation:
    organisation = Organisation.objects.create(name=name)
    if recognised_from is not None:
        Recognition.objects.create(
            organisation=organisation, valid_from=recognised_from
        )
    return organisation


def a_person(first_name="Lotte", last_name="Sabbe", **more) -> Person:
    return Person.objects.create(first_name=first_name, last_name=last_name, **more)


def a_role(person, organisation, valid_from=date(2000, 1, 1), valid_to=None) -> Role:
    return Role.objects.create(
        person=person,
        organisation=organisation,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def recognised_are_primary() -> TargetGroupRule:
    """The only rule: whoever is recognised is primary, all others are secondary."""
    TargetGroupRule.objects.all().delete()
    return TargetGroupRule.objects.create(
        reference="recognised-primary", recognised=True, group="primary"
    )


def a_theme(label="Diversiteit") -> Theme:
    return Theme.objects.create(label_nl=label)


def blanked(person) -> Person:
    """As who was erased stays."""
    Person.objects.filter(pk=person.pk).update(
        first_name="", last_name="", email="", phone="", erased_at=timezone.now()
    )
    person.refresh_from_db()
    return person
