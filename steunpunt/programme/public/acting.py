"""What somebody does with a place of theirs, by the link of a mail or signed in.

Each act says in words what came of it and goes back to the page that it came from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.programme.day.checkin import code_of
from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.placing import late_changes, waiting
from steunpunt.programme.public.forms import ColleagueForm
from steunpunt.records.history import acting
from steunpunt.records.refusing import Refused


@dataclass(frozen=True)
class Place:
    """A registration as its page shows it, with where each act is sent.

    Attributes:
        one: the registration.
        accept_at, cancel_at, name_at: addresses of the acts.
    """

    one: Registration
    accept_at: str
    cancel_at: str
    name_at: str

    @property
    def code(self) -> str:
        """What is shown at the door."""
        return code_of(self.one)


def as_themselves(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Who looks at what is their own is not at work: they read their own name.

    A colleague of the centre too, whose role hides the names of people.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        with acting(None):
            return view(request, *args, **more)

    return asked


def may_change(activity: Activity) -> bool:
    """Whether there still is something to change."""
    return waiting.is_to_come(activity, timezone.now())


def colleague_of(data: Any) -> ColleagueForm:
    """The form with who comes; here both names are needed."""
    form = ColleagueForm(data)
    form.fields["first_name"].required = form.fields["last_name"].required = True
    return form


def refuse_when_begun(activity: Activity) -> None:
    """What has begun is not changed any more."""
    starts_at = activity.first_start()
    if starts_at is not None and starts_at <= timezone.now():
        raise Http404


def cancel(request: HttpRequest, one: Registration, back: str) -> HttpResponse:
    """Give one place back; also: say no to an offered one, or leave the list."""
    refuse_when_begun(one.activity)
    reason = request.POST.get("reason", "")
    done = _("%(who)s does not come any more. Thank you for letting us know.")
    return _do(
        request,
        back,
        lambda: late_changes.give_back(one, reason=reason),
        _asked() if late_changes.cut_off_passed(one) else done % {"who": one.who},
    )


def accept(request: HttpRequest, one: Registration, back: str) -> HttpResponse:
    """Take a place that was offered."""
    return _do(
        request,
        back,
        lambda: waiting.accept(one),
        _("%(who)s has a place.") % {"who": one.who},
    )


def name(
    request: HttpRequest,
    one: Registration,
    form: ColleagueForm,
    address: str,
    back: str,
) -> HttpResponse:
    """Say who takes a place, or who comes instead; `address` is where we write them."""
    comer = form.comer(address)
    done = _("%(who)s comes.") % {"who": f"{comer.first_name} {comer.last_name}"}
    return _do(
        request,
        back,
        lambda: late_changes.hand_over(one, comer),
        _asked() if late_changes.name_is_asked(one) else done,
    )


def _asked() -> str:
    return _("We have your question. We decide, and write to you.")


def _do(
    request: HttpRequest, back: str, verb: Callable[[], Any], done: str
) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(back)
