"""The page of a track: several activities that belong together, in order."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.programme.addresses import slug_of
from steunpunt.programme.models import Activity, Track
from steunpunt.programme.placing.booking_tracks import open_parts
from steunpunt.programme.placing.places import with_places
from steunpunt.programme.public.catalogue import Item, in_full, item_to_come
from steunpunt.programme.public.structured import series_of


@require_safe
def track(request: HttpRequest, slug: str, track: int) -> HttpResponse:
    """What it is, and each of its activities, where one registers."""
    shown = Track.objects.filter(is_public=True, pk=track).first()
    if shown is None:
        raise Http404
    if slug != (right := slug_of(shown.title)):
        return redirect("programme:track", right, track, permanent=True)
    now = timezone.now()
    parts = Activity.objects.filter(
        track_parts__track=shown,
        is_public=True,
        in_open_programme=True,
        starts_on__isnull=False,
    ).exclude(status=Activity.Status.CANCELLED)
    in_order = parts.order_by("track_parts__position", "starts_on", "pk")
    activities = list(in_full(with_places(in_order, now)))
    return render(
        request,
        "programme/public/track.html",
        {
            "track": shown,
            "parts": open_parts(shown, now),
            "items": [_item(one) for one in activities],
            "structured": series_of(shown, activities),
        },
    )


def _item(activity: Activity) -> Item:
    to_come = activity.status == Activity.Status.PLANNED
    return item_to_come(activity) if to_come else Item(activity, None)
