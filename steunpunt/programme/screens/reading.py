"""Screens on related reading, added from the activity or the theme it is about."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models import Activity, Reading
from steunpunt.records.backoffice import (
    RecordCreateView,
    RecordDeleteView,
    RecordEditView,
    RecordForm,
    RecordViewSet,
)
from steunpunt.sector.forms import offer_terms
from steunpunt.sector.models import Theme

#: an activity of longer ago is not added to any more
STILL_CHOSEN = timedelta(days=366)


def page_of(reading: Reading) -> str:
    """The page in the back office of what it is about: the activity first."""
    if reading.activity_id is not None:
        return reverse("activity:inspect", args=[reading.activity_id])
    return reverse("theme:inspect", args=[reading.theme_id])


def add_to_theme(theme: Theme) -> str:
    """Where one adds something about a theme."""
    return f"{reverse('reading:add')}?theme={theme.pk}"


class ReadingForm(RecordForm):
    """One chooses among the activities that one may still add to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        since = timezone.localdate() - STILL_CHOSEN
        recent = Q(starts_on__gte=since) | Q(starts_on=None)
        mine = [self.instance.activity_id, self.initial.get("activity")]
        activities: Any = self.fields["activity"]
        activities.queryset = Activity.objects.filter(
            recent | Q(pk__in=[pk for pk in mine if pk])
        )
        offer_terms(self, "theme")


class _ToItsPage:
    """Afterwards one is back where one came from."""

    object: Reading

    def get_success_url(self) -> str:
        return page_of(self.object)


class ReadingCreateView(_ToItsPage, RecordCreateView):
    """Adds something, to what the address names."""

    def get_initial(self) -> dict[str, Any]:
        given = self.request.GET
        named = {name: given.get(name, "") for name in ("activity", "theme")}
        return {name: int(pk) for name, pk in named.items() if pk.isdecimal()}


class ReadingEditView(_ToItsPage, RecordEditView):
    """Changes it."""


class ReadingDeleteView(_ToItsPage, RecordDeleteView):
    """Takes it away."""


class ReadingScreens(RecordViewSet):
    """What else to read, see or use."""

    icon = "doc-full"
    add_view_class = ReadingCreateView
    edit_view_class = ReadingEditView
    delete_view_class = ReadingDeleteView
    base_form = ReadingForm
    list_display = ["title", "kind", "language", "activity", "theme"]
    search_fields = ["title", "address", "activity__title"]
    explanation = _(
        "Publications, articles, videos and tools that go with an activity or a theme. "
        "They stand on its page on the website. You also add them from the page of the "
        "activity or the theme itself; copying an activity takes them along."
    )
    nothing_yet = _("Add something that visitors may read, see or use.")
    form_fields = ["title", "address", "kind", "language", "activity", "theme"]
    help_texts = {
        "address": _(
            "Elsewhere: https://… For a page or a document of this site: from the / on."
        ),
        "activity": _("On whose page it stands."),
        "theme": _("It stands on the page of the theme as well, or only there."),
    }
