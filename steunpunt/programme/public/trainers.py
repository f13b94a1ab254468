"""The page of a trainer who agreed to have one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.programme.addresses import slug_of
from steunpunt.programme.models import Session, Trainer
from steunpunt.programme.placing.places import with_places
from steunpunt.programme.public.catalogue import (
    Item,
    coming,
    in_full,
    item_to_come,
    past,
)

MOST_PAST = 10


@require_safe
def trainer(request: HttpRequest, slug: str, trainer: int) -> HttpResponse:
    """Who it is, what is to come, and what was given last."""
    found = Trainer.objects.as_shown().filter(pk=trainer)
    if (shown := found.first()) is None:
        raise Http404
    if slug != (right := slug_of(shown.public_name)):
        return redirect("programme:trainer", right, trainer, permanent=True)
    now = timezone.now()
    today = timezone.localdate(now)
    given = Session.objects.filter(trainers=shown).exclude(
        status=Session.Status.CANCELLED
    )
    mine = {"pk__in": given.values("activity")}
    ahead = in_full(with_places(coming(today).filter(**mine), now))
    return render(
        request,
        "programme/public/trainer.html",
        {
            "trainer": shown,
            "portrait_shown": shown.shown_portrait,
            "coming": [item_to_come(one) for one in ahead],
            "past": [
                Item(one, None)
                for one in in_full(past(today).filter(**mine))[:MOST_PAST]
            ],
        },
    )
