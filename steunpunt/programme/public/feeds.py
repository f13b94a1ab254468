"""The programme for calendars and feed readers, with the filters of the page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from steunpunt.design.models import CentreSettings
from steunpunt.programme.addresses import address_in_full
from steunpunt.programme.calendars import calendar_of
from steunpunt.programme.emails import sessions_told
from steunpunt.programme.models import Activity
from steunpunt.programme.places import with_places
from steunpunt.programme.public.catalogue import coming, in_full
from steunpunt.programme.public.filters import Asked

CALENDAR = "text/calendar; charset=utf-8"


def found(request: HttpRequest) -> list[Any]:
    """What is to come and fits the filters of the address."""
    now = timezone.now()
    everything = in_full(with_places(coming(timezone.localdate(now)), now))
    return Asked.from_address(request.GET).finds(everything)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is to come, for a calendar that looks again now and then."""
    name = CentreSettings.of_the_site().name
    sessions = (one for activity in found(request) for one in activity.sessions.all())
    return HttpResponse(calendar_of(sessions, name=name), CALENDAR)


@require_safe
def activity_calendar(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The sessions of one activity, as a file."""
    activity = get_object_or_404(
        in_full(Activity.objects.filter(is_public=True)), pk=pk
    )
    answer = HttpResponse(calendar_of(activity.sessions.all()), CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return answer


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """What is to come, for feed readers."""
    centre = CentreSettings.of_the_site()
    feed = Atom1Feed(
        title=_("Programme of %(centre)s") % {"centre": centre.name},
        link=request.build_absolute_uri("/aanbod/"),
        feed_url=request.build_absolute_uri(),
        description=centre.tagline,
        language=get_language(),
    )
    for activity in found(request):
        feed.add_item(
            title=activity.title,
            link=address_in_full(activity),
            unique_id=address_in_full(activity),
            description=f"{activity.summary}\n{sessions_told(activity.sessions.all())}".strip(),
            categories=[str(theme) for theme in activity.themes.all()],
            updateddate=activity.sessions.all()[0].starts_at,
        )
    return HttpResponse(feed.writeString("utf-8"), feed.content_type)
