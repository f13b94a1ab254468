"""The programme for calendars and feed readers, with the filters of the page."""

from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from steunpunt.design.models import CentreSettings
from steunpunt.programme.addresses import address_in_full
from steunpunt.programme.calendars import calendar_of
from steunpunt.programme.edits import Edits, edits_of
from steunpunt.programme.emails import sessions_told
from steunpunt.programme.models import Activity
from steunpunt.programme.placing.places import with_places
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
    """What is to come, for a calendar that looks again now and then.

    What was cancelled stays in it as such, for else a calendar may keep what it knew.
    """
    now = timezone.now()
    everything = Activity.objects.to_come_or_cancelled(timezone.localdate(now))
    ordered = everything.order_by("starts_on", "title", "pk")
    activities = in_full(with_places(ordered, now), with_cancelled=True)
    fitting = Asked.from_address(request.GET).finds(activities)
    sessions = (one for activity in fitting for one in activity.sessions.all())
    name = CentreSettings.of_the_site().name
    return HttpResponse(calendar_of(sessions, name=name), CALENDAR)


@require_safe
def activity_calendar(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The sessions of one activity, as a file."""
    activity = get_object_or_404(
        in_full(Activity.objects.filter(is_public=True), with_cancelled=True), pk=pk
    )
    answer = HttpResponse(calendar_of(activity.sessions.all()), CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return answer


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """What is to come, for feed readers."""
    centre = CentreSettings.of_the_site()
    activities = found(request)
    prefetch_related_objects(activities, "batch")
    edits = edits_of([s for one in activities for s in one.sessions.all()])
    feed = Atom1Feed(
        title=_("Programme of %(centre)s") % {"centre": centre.name},
        link=request.build_absolute_uri(reverse("programme:catalogue")),
        feed_url=request.build_absolute_uri(),
        description=centre.tagline,
        language=get_language(),
    )
    for activity in activities:
        feed.add_item(
            title=activity.title,
            link=address_in_full(activity),
            unique_id=address_in_full(activity),
            description=f"{activity.summary}\n{sessions_told(activity.sessions.all())}".strip(),
            categories=[str(theme) for theme in activity.themes.all()],
            updateddate=_updated(activity, edits),
        )
    return HttpResponse(feed.writeString("utf-8"), feed.content_type)


def _updated(activity: Activity, edits: dict[int, Edits]) -> datetime:
    """When it last changed; what an import brought and nobody touched, came then."""
    known = [edits[one.pk].last for one in activity.sessions.all()]
    if activity.batch:
        known.append(activity.batch.at)
    return max((one for one in known if one), default=timezone.now())
