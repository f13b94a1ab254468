"""Screens of the sector in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.records.backoffice import FilePart, group
from steunpunt.sector import choosers, models, screens, vocabulary
from steunpunt.sector.double import DoubleViewSet


@hooks.register("register_admin_viewset")
def sector_screens() -> Any:
    """Organisations, people and what is dated about them."""
    return group(
        _("Sector"),
        "group",
        210,
        screens.OrganisationScreens(models.Organisation, icon="group"),
        screens.PersonScreens(models.Person, icon="user"),
        screens.RoleScreens(models.Role),
        screens.RecognitionScreens(models.Recognition),
        screens.NameScreens(models.OrganisationName),
        screens.SeatScreens(models.OrganisationPlace),
        DoubleViewSet("double", url_prefix="dubbels"),
    )


@hooks.register("register_admin_viewset")
def rule_screens() -> Any:
    """Vocabularies and rules of the centre."""
    return group(
        _("Rules and words"),
        "cogs",
        250,
        vocabulary.ThemeScreens(models.Theme),
        vocabulary.TermScreens(models.OrganisationType),
        vocabulary.TargetGroupRuleScreens(models.TargetGroupRule),
        vocabulary.HalfDayRuleScreens(models.HalfDayRule),
    )


@hooks.register("register_admin_viewset")
def sector_choosers() -> Any:
    """How other screens pick a person or an organisation."""
    return [choosers.person_chooser, choosers.organisation_chooser]


@hooks.register("parts_of_a_file")
def file_parts() -> list[FilePart]:
    """What the sector itself has about people and organisations."""
    days = ("valid_from", "valid_to")
    return [
        FilePart(
            models.Person,
            _("Roles in organisations"),
            lambda person: person.roles.select_related("organisation"),
            ("organisation", "title", *days),
            order=10,
        ),
        FilePart(
            models.Organisation,
            _("Recognitions"),
            lambda organisation: organisation.recognitions.order_by("-valid_from"),
            ("valid_from", "valid_to", "decree", "policy_period"),
            order=10,
        ),
        FilePart(
            models.Organisation,
            _("People with a role"),
            lambda organisation: organisation.roles.select_related("person"),
            ("person", "title", *days),
            order=20,
        ),
        FilePart(
            models.Organisation,
            _("Seats"),
            lambda organisation: organisation.places.order_by("-valid_from"),
            ("municipality", "province", *days),
            order=60,
        ),
        FilePart(
            models.Organisation,
            _("Former names"),
            lambda organisation: organisation.names.order_by("-valid_from"),
            ("name", *days),
            order=70,
        ),
    ]
