"""From “register” to “you are registered”: keep seats, fill in, confirm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
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

from steunpunt.programme.addresses import address_of
from steunpunt.programme.models import Activity, RegistrationQuestions
from steunpunt.programme.orders.charging import prices_of
from steunpunt.programme.placing import booking
from steunpunt.programme.placing.booking import Comer, FormIsGone
from steunpunt.programme.placing.places import ActivityFull, places_of
from steunpunt.programme.public.catalogue import visible
from steunpunt.programme.public.forms import (
    BookingForm,
    ColleagueForm,
    ComerForm,
    ContactForm,
)
from steunpunt.programme.public.invitations import is_invited
from steunpunt.questionnaires.fields import QuestionsForm
from steunpunt.questionnaires.models import QuestionnaireVersion
from steunpunt.records.refusing import Refused
from steunpunt.sector.recognising import suggest_organisations

#: how long after the form the confirmation can be opened again
SHOWN_FOR = timedelta(hours=12)


@csrf_exempt  # keeping a seat harms nobody; the page it stands on is shared by all
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep seats and open the form; or say what is left."""
    invited = is_invited(request, pk)
    activity = get_object_or_404(visible(invited), pk=pk)
    seats = seats_asked(request)
    waiting = request.POST.get("waiting") == "1"
    try:
        _hold, token = booking.hold_places(
            activity,
            seats,
            origin=booking.origin_of(get_adapter().get_client_ip(request)),
            invited=invited,
            waiting=waiting,
        )
    except (ActivityFull, booking.NotEnoughPlaces) as refused:
        return _not_enough(request, activity, seats, refused)
    except Refused as refused:
        return _refused(request, activity, refused)
    return redirect("programme:form", token)


def seats_asked(request: HttpRequest) -> int:
    """For how many people; one when nothing sensible was said."""
    try:
        return int(request.POST.get("seats", "1"))
    except ValueError:
        return 1


def _not_enough(
    request: HttpRequest, activity: Any, seats: int, refused: Refused
) -> HttpResponse:
    places = places_of(activity, timezone.now())
    return render(
        request,
        "programme/public/not_enough.html",
        {
            "activity": activity,
            "address": address_of(activity),
            "places": places,
            "seats": seats,
            "refused": refused,
            "invitation": request.POST.get("uitnodiging", ""),
        },
        status=409,
    )


def _refused(request: HttpRequest, activity: Any, refused: Refused) -> HttpResponse:
    limit = isinstance(refused, booking.TooManyHolds)
    return render(
        request,
        "programme/public/refused.html",
        {"activity": activity, "address": address_of(activity), "refused": refused},
        status=429 if limit else 409,
    )


@dataclass
class Filled:
    """The parts of the form."""

    main: BookingForm
    contact: ContactForm | None
    comers: list[Any]
    further: list[QuestionsForm]

    @property
    def forms(self) -> list[forms.Form]:
        """All of them, in the order of the page."""
        first: list[forms.Form] = [self.contact] if self.contact else []
        return [*first, *self.comers, self.main, *self.further]

    def is_valid(self) -> bool:
        """Whether all is well; every part says what is wrong, not just the first."""
        return not any([not form.is_valid() for form in self.forms])  # noqa: C419 - each of them

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """For the summary: the id of the field, its label, what is wrong."""
        return [
            (field.id_for_label or field.auto_id, str(field.label), str(error))
            for form in self.forms
            for field in form
            for error in field.errors
        ]

    def asked(self) -> booking.Asked:
        """What was filled in, for the verb."""
        address = self.main.cleaned_data["contact_email"]
        answers = {q: said for form in self.further for q, said in form.said().items()}
        if self.contact is None:
            comer: Comer = self.comers[0].comer(address)
            name = f"{comer.first_name} {comer.last_name}"
            return self.main.asked([comer], name=name, together=1, answers=answers)
        said = self.contact.cleaned_data
        comers = [form.comer() for form in self.comers]
        return self.main.asked(
            comers,
            name=said["contact_name"],
            together=said.get("together") or 1,
            answers=answers,
        )


def filled_in(
    data: Any,
    seats: int,
    *,
    priced: bool,
    waits: bool,
    questions: Iterable[QuestionnaireVersion | None],
) -> Filled:
    """The form for so many people, as it came in or still empty."""
    main = BookingForm(data, priced=priced)
    further = [QuestionsForm(data, one) for one in questions if one]
    if seats == 1:
        return Filled(main, None, [ComerForm(data)], further)
    contact = ContactForm(data, seats=seats, waits=waits)
    comers = [ColleagueForm(data, prefix=f"c{n}") for n in range(1, seats + 1)]
    return Filled(main, contact, comers, further)


def questions_of(activity: Activity) -> QuestionnaireVersion | None:
    """What an activity asks beside what is always asked."""
    own = RegistrationQuestions.objects.filter(activity=activity).first()
    return own.questionnaire.newest() if own else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, token: str) -> HttpResponse:
    """The form for the seats that are kept; sent twice, it is one booking."""
    try:
        hold = booking.find_hold(token)
    except FormIsGone as gone:
        raise Http404 from gone
    if hold.booking is not None:
        return redirect("programme:done", token)
    filled = filled_in(
        request.POST if request.method == "POST" else None,
        hold.seats,
        priced=hold.activity.price_list_id is not None,
        waits=not hold.kept,
        questions=[questions_of(hold.activity)],
    )
    if request.method == "POST" and filled.is_valid():
        try:
            booking.book(token, filled.asked())
        except Refused as refused:
            return _refused(request, hold.activity, refused)
        return redirect("programme:done", token)
    return render(
        request,
        "programme/public/form.html",
        {
            "activity": hold.activity,
            "address": address_of(hold.activity),
            "hold": hold,
            "token": token,
            "filled": filled,
            "prices": prices_of(hold.activity),
            "late": hold.expires_at <= timezone.now(),
            "ahead": places_of(hold.activity, timezone.now()).waiting,
        },
        status=422 if filled.errors else 200,
    )


@never_cache
@require_safe
def done(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a form. Whose names were known already is not told here.

    Whoever wants to change something follows the link in the mail: it proves that the
    mailbox is theirs.
    """
    try:
        hold = booking.find_hold(token)
    except FormIsGone as gone:
        raise Http404 from gone
    if hold.booking is None:
        return redirect("programme:form", token)
    if hold.expires_at + SHOWN_FOR < timezone.now():
        return redirect(address_of(hold.activity))
    statuses = set(hold.booking.registrations.values_list("status", flat=True))
    waits = "confirmed" not in statuses if statuses else not hold.kept
    return render(
        request,
        "programme/public/done.html",
        {
            "activity": hold.activity,
            "address": address_of(hold.activity),
            "booking": hold.booking,
            "waits": waits,
        },
    )


@require_POST
def give_up(request: HttpRequest, token: str) -> HttpResponse:
    """Give the kept seats back, for somebody else."""
    try:
        hold = booking.find_hold(token)
    except FormIsGone as gone:
        raise Http404 from gone
    if hold.booking is None:
        booking.let_go(hold)
    return redirect(address_of(hold.activity))


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Names of the register that begin to look like what somebody types."""
    found = suggest_organisations(request.GET.get("organisation", "")[:200])
    return render(request, "programme/public/organisations.html", {"found": found})
