"""Screens of the sector in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.records.backoffice import RecordViewSet, group
from steunpunt.sector import choosers, models

TERM = ["label_nl", "reference", "valid_from", "valid_to"]


@hooks.register("register_admin_viewset")
def sector_screens() -> Any:
    """Organisations, people and what is dated about them."""
    return group(
        _("Sector"),
        "group",
        210,
        RecordViewSet(
            models.Organisation,
            list_display=["name", "type", "enterprise_number"],
            list_filter=["type"],
            search_fields=["name", "enterprise_number", "reference"],
        ),
        RecordViewSet(
            models.Person,
            list_display=["last_name", "first_name", "email"],
            search_fields=["last_name", "first_name", "email", "reference"],
        ),
        RecordViewSet(
            models.Role,
            list_display=["person", "organisation", "title", "valid_from", "valid_to"],
            search_fields=["person__last_name", "organisation__name"],
        ),
        RecordViewSet(
            models.Recognition,
            list_display=["organisation", "valid_from", "valid_to", "decree"],
            list_filter=["policy_period"],
            search_fields=["organisation__name"],
        ),
        RecordViewSet(
            models.OrganisationName,
            list_display=["name", "organisation", "valid_from", "valid_to"],
            search_fields=["name", "organisation__name"],
        ),
        RecordViewSet(
            models.OrganisationPlace,
            list_display=["organisation", "municipality", "province", "valid_from"],
            list_filter=["province"],
            search_fields=["organisation__name", "municipality"],
        ),
    )


@hooks.register("register_admin_viewset")
def sector_choosers() -> list[Any]:
    """The dialogs in which other screens pick a person or an organisation."""
    return [choosers.person_chooser, choosers.organisation_chooser]


@hooks.register("register_admin_viewset")
def rule_screens() -> Any:
    """Vocabularies and rules of the centre."""
    return group(
        _("Rules and words"),
        "cogs",
        250,
        RecordViewSet(models.Theme, list_display=TERM, search_fields=["label_nl"]),
        RecordViewSet(
            models.OrganisationType, list_display=TERM, search_fields=["label_nl"]
        ),
        RecordViewSet(
            models.TargetGroupRule,
            list_display=["__str__", "group", "valid_from", "valid_to"],
        ),
        RecordViewSet(
            models.HalfDayRule, list_display=["__str__", "valid_from", "valid_to"]
        ),
    )
