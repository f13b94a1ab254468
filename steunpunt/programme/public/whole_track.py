"""Registering for a whole track: keep seats in each activity, fill in, confirm."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from steunpunt.programme.addresses import address_of_track
from steunpunt.programme.models import Activity, Hold, Track, TrackHold
from steunpunt.programme.orders.charging import prices_of
from steunpunt.programme.placing import booking_tracks
from steunpunt.programme.placing.booking import (
    MOST_SEATS,
    FormIsGone,
    TooManyHolds,
    origin_of,
)
from steunpunt.programme.placing.places import places_of
from steunpunt.programme.public.registering import (
    SHOWN_FOR,
    Filled,
    filled_in,
    questions_of,
    seats_asked,
)
from steunpunt.records.refusing import Refused


@csrf_exempt  # keeping a seat harms nobody; the same as for one activity
@require_POST
def start(request: HttpRequest, track: int) -> HttpResponse:
    """Keep seats in each activity and open the form; or say which one is full."""
    shown = get_object_or_404(Track.objects.filter(is_public=True), pk=track)
    seats = seats_asked(request)
    try:
        _whole, token = booking_tracks.hold_track(
            shown,
            seats,
            origin=origin_of(get_adapter().get_client_ip(request)),
            only_free=request.POST.get("only_free") == "1",
        )
    except booking_tracks.TrackIsFull as refused:
        return _full(request, shown, seats, refused.full)
    except Refused as refused:
        return _refused(request, shown, refused)
    return redirect("programme:track_form", token)


def _full(request: HttpRequest, track: Track, seats: int, full: Any) -> HttpResponse:
    now = timezone.now()
    parts = [
        (one, places_of(one, now)) for one in booking_tracks.open_parts(track, now)
    ]
    free = [MOST_SEATS if it.free is None else it.free for _one, it in parts]
    return render(
        request,
        "programme/public/track_full.html",
        {
            "track": track,
            "address": address_of_track(track),
            "seats": seats,
            "full": [(one, it) for one, it in parts if one in full],
            "others": [one for one, _it in parts if one not in full],
            "fits": min([*free, MOST_SEATS]),
        },
        status=409,
    )


def _refused(request: HttpRequest, track: Track, refused: Refused) -> HttpResponse:
    return render(
        request,
        "programme/public/refused.html",
        {"activity": track, "address": address_of_track(track), "refused": refused},
        status=429 if isinstance(refused, TooManyHolds) else 409,
    )


def _hold_or_404(token: str) -> tuple[TrackHold, list[Hold]]:
    try:
        whole = booking_tracks.find_track_hold(token)
    except FormIsGone as gone:
        raise Http404 from gone
    if not (holds := booking_tracks.holds_of(whole)):
        raise Http404
    return whole, holds


def _filled(activities: list[Activity], seats: int, data: Any) -> Filled:
    """One form; what several activities ask, is asked once."""
    versions = dict.fromkeys(questions_of(one) for one in activities)
    priced = any(one.price_list_id is not None for one in activities)
    return filled_in(data, seats, priced=priced, waits=False, questions=versions)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, token: str) -> HttpResponse:
    """The form for the seats that are kept; sent twice, it is booked once."""
    whole, holds = _hold_or_404(token)
    if holds[0].booking is not None:
        return redirect("programme:track_done", token)
    activities = [one.activity for one in holds]
    data = request.POST if request.method == "POST" else None
    filled = _filled(activities, holds[0].seats, data)
    if data is not None and filled.is_valid():
        try:
            booking_tracks.book_track(token, filled.asked())
        except Refused as refused:
            return _refused(request, whole.track, refused)
        return redirect("programme:track_done", token)
    return render(
        request,
        "programme/public/track_form.html",
        {
            "track": whole.track,
            "address": address_of_track(whole.track),
            "activities": activities,
            "seats": holds[0].seats,
            "until": holds[0].expires_at,
            "late": holds[0].expires_at <= timezone.now(),
            "token": token,
            "filled": filled,
            "priced": [(one, found) for one in activities if (found := prices_of(one))],
        },
        status=422 if filled.errors else 200,
    )


@never_cache
@require_safe
def done(request: HttpRequest, token: str) -> HttpResponse:
    """For what somebody is registered now."""
    whole, holds = _hold_or_404(token)
    if holds[0].booking is None:
        return redirect("programme:track_form", token)
    if holds[0].expires_at + SHOWN_FOR < timezone.now():
        return redirect(address_of_track(whole.track))
    return render(
        request,
        "programme/public/track_done.html",
        {
            "track": whole.track,
            "address": address_of_track(whole.track),
            "bookings": [one.booking for one in holds],
        },
    )


@require_POST
def give_up(request: HttpRequest, token: str) -> HttpResponse:
    """Give the kept seats back, for somebody else."""
    whole, _holds = _hold_or_404(token)
    booking_tracks.let_track_go(whole)
    return redirect(address_of_track(whole.track))
