"""Screens on organisations and people, and on what is dated about them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from steunpunt.records.backoffice import RecordViewSet, Rows
from steunpunt.records.screens.merges import may_merge, merge_url
from steunpunt.sector import models
from steunpunt.sector.dating import OneAtATimeForm, OneAtATimeRows
from steunpunt.sector.filters import OrganisationFilters, PersonFilters
from steunpunt.sector.finding import find_organisations, find_people
from steunpunt.sector.forms import OrganisationForm

FROM_TO = FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])


def as_of_today(organisations: QuerySet[Any]) -> QuerySet[Any]:
    """Each organisation with its seat of today, and whether it is recognised today."""
    today = timezone.localdate()
    seats = models.OrganisationPlace.objects.on(today).filter(
        organisation=OuterRef("pk")
    )
    recognitions = models.Recognition.objects.on(today).filter(
        organisation=OuterRef("pk")
    )
    newest = seats.order_by("-valid_from")
    return organisations.annotate(
        seat=Subquery(newest.values("municipality")[:1]),
        province=Subquery(newest.values("province")[:1]),
        recognised=Exists(recognitions),
    )


def _seat(organisation: Any) -> str:
    parts = (organisation.seat, organisation.province)
    return ", ".join(part for part in parts if part)


def _recognised(organisation: Any) -> str:
    return gettext("yes") if organisation.recognised else gettext("no")


def merge_button(user: Any, record: Any) -> list[Button]:
    """The way to merge this record with another."""
    model = type(record)
    if record.merged_into_id is not None or not may_merge(user, model):
        return []
    url = merge_url("merge_with", model, record.pk)
    return [Button(_("Merge with another"), url=url, icon_name="resubmit", priority=20)]


def same_number(user: Any, organisation: Any) -> Iterable[tuple[str, list[Any]]]:
    """Another organisation with this number is worth a look; it may be right."""
    number = organisation.enterprise_number
    others = models.Organisation.objects.not_merged().exclude(pk=organisation.pk)
    for other in others.filter(enterprise_number=number)[:3] if number else ():
        buttons = []
        if may_merge(user, models.Organisation):
            url = merge_url("merge", models.Organisation, organisation.pk, other.pk)
            buttons.append(messages.button(url, _("Compare the two")))
        yield (
            gettext("%(other)s has this enterprise number too. Is it the same?")
            % {"other": other},
            buttons,
        )


class OrganisationScreens(RecordViewSet):
    """Organisations, with their names, seats and recognitions over time."""

    list_display = [
        "name",
        "type",
        "enterprise_number",
        Column("seat", label=_("Seat today"), accessor=_seat),
        Column("recognised", label=_("Recognised today"), accessor=_recognised),
    ]
    listed = staticmethod(as_of_today)
    find = staticmethod(find_organisations)
    filterset_class = OrganisationFilters
    opens_file = True
    base_form = OrganisationForm
    actions = staticmethod(merge_button)
    notices = staticmethod(same_number)
    explanation = _(
        "An organisation keeps its names, seats and recognitions with dates. What a "
        "registration or a request noted on its day stays, whatever you change here."
    )
    nothing_yet = _("Import the register of your sector, or add the first one.")
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("type")], heading=_("Organisation")
        ),
        MultiFieldPanel(
            [FieldPanel("enterprise_number"), FieldPanel("association_code")],
            heading=_("Numbers"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("website")], heading=_("Contact")
        ),
    ]
    help_texts = {
        "name": _("Today's name. Note a former one below, with its dates."),
        "type": _(
            "Figures by type use what a record noted on its day, so a change counts "
            "from now on."
        ),
        "association_code": _("V and seven digits, for example V0001001."),
    }
    rows = [
        Rows(
            "recognitions",
            [FROM_TO, FieldPanel("decree"), FieldPanel("policy_period")],
            heading=_("Recognitions"),
            label=_("recognition"),
            formset=OneAtATimeRows,
            help_text=_(
                "The periods in which the government recognises this organisation. "
                "“Recognised organisations” and “reach” count it in every year in "
                "which a period has a day. An open end means: still recognised. "
                "Periods do not overlap."
            ),
        ),
        Rows(
            "places",
            [
                FROM_TO,
                FieldRowPanel([FieldPanel("municipality"), FieldPanel("nis_code")]),
                FieldPanel("province"),
            ],
            heading=_("Seats"),
            label=_("seat"),
            formset=OneAtATimeRows,
            help_text=_(
                "Where it had its seat, from–to. New registrations and requests take "
                "the province that held on their day."
            ),
        ),
        Rows(
            "names",
            [FieldPanel("name"), FROM_TO],
            heading=_("Former names"),
            label=_("former name"),
            formset=OneAtATimeRows,
            help_text=_("Names that it had before. Search finds it by each of them."),
        ),
    ]


class PersonScreens(RecordViewSet):
    """People, with the organisations in which they have a role."""

    list_display = ["last_name", "first_name", "email"]
    find = staticmethod(find_people)
    filterset_class = PersonFilters
    opens_file = True
    actions = staticmethod(merge_button)
    explanation = _(
        "Everyone who took part, asked or helped. Two people may share a mailbox. "
        "Note each role with its dates: a registration keeps the organisation for "
        "which somebody came that day."
    )
    nothing_yet = _(
        "People appear when they register, when you import, or when you add one."
    )
    panels = [
        FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    ]
    rows = [
        Rows(
            "roles",
            [FieldPanel("organisation"), FieldPanel("title"), FROM_TO],
            heading=_("Roles in organisations"),
            label=_("role"),
            help_text=_(
                "Several at once are possible. When somebody changes jobs, give the "
                "old role a last day and add a new one."
            ),
        )
    ]


class RoleScreens(RecordViewSet):
    """Roles of people in organisations."""

    list_display = ["person", "organisation", "title", "valid_from", "valid_to"]
    search_fields = ["person__folded_name", "organisation__folded_name", "title"]
    explanation = _("Who has which role in which organisation, from–to.")
    nothing_yet = _("Add roles on the page of a person.")


class RecognitionScreens(RecordViewSet):
    """Recognitions of organisations."""

    list_display = ["organisation", "valid_from", "valid_to", "decree"]
    list_filter = ["policy_period", "decree"]
    search_fields = ["organisation__folded_name", "decree"]
    base_form = OneAtATimeForm
    explanation = _(
        "The periods in which the government recognises organisations. They decide "
        "who counts as recognised in a year, and who is primary where a rule says so. "
        "A correction changes the figures of that year from now on, never a "
        "published edition."
    )
    nothing_yet = _("Import the register, or add them on the page of an organisation.")


class NameScreens(RecordViewSet):
    """Former names of organisations."""

    list_display = ["name", "organisation", "valid_from", "valid_to"]
    search_fields = ["folded_name", "organisation__folded_name"]
    base_form = OneAtATimeForm
    explanation = _("Names that organisations had before, from–to.")
    nothing_yet = _("Add former names on the page of an organisation.")


class SeatScreens(RecordViewSet):
    """Seats of organisations."""

    list_display = [
        "organisation",
        "municipality",
        "province",
        "valid_from",
        "valid_to",
    ]
    list_filter = ["province"]
    search_fields = ["organisation__folded_name", "municipality"]
    base_form = OneAtATimeForm
    explanation = _(
        "Where organisations have their seat, from–to. A merger of municipalities is "
        "a new seat from its day on: an older year keeps its own map."
    )
    nothing_yet = _("Add seats on the page of an organisation.")
