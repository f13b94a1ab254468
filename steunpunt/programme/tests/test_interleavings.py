"""Whatever happens, in any order: never too many, nobody lost, first asked first."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.placing import booking, registering, waiting
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import an_activity, at
from steunpunt.records.refusing import Refused

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)
START = at(date(2031, 2, 1), 10)

acts = st.one_of(
    st.tuples(st.just("hold"), st.integers(1, 3), st.booleans()),
    st.tuples(st.just("book"), st.integers(0, 30), st.integers(1, 3)),
    st.tuples(st.just("cancel"), st.integers(0, 30)),
    st.tuples(st.just("accept"), st.integers(0, 30)),
    st.tuples(st.just("by_staff"), st.booleans()),
    st.tuples(st.just("confirm"), st.integers(0, 30)),
    st.tuples(st.just("places"), st.integers(1, 6)),
    st.tuples(st.just("wait"), st.integers(1, 50)),
)


class Desk:
    """An activity on which everything happens, and what it should look like."""

    def __init__(self) -> None:
        self.activity = an_activity(DAY, is_public=True, places=3, offer_hours=10)
        self.now = START
        self.tokens: list[str] = []
        self.asked = 0

    def someone(self) -> Comer:
        self.asked += 1
        return Comer("Iemand", f"Nr {self.asked}", f"nr{self.asked}@x.example")

    def hold(self, seats: int, waits: bool) -> None:
        _hold, token = booking.hold_places(
            self.activity, seats, waiting=waits, at=self.now
        )
        self.tokens.append(token)

    def book(self, which: int, together: int) -> None:
        if not self.tokens:
            return
        token = self.tokens[which % len(self.tokens)]
        hold = booking.find_hold(token)
        honoured = hold.booking is None and hold.kept and hold.expires_at > self.now
        comers = [self.someone() for _seat in range(hold.seats)]
        made = booking.book(token, Asked(comers, together=together), at=self.now)
        if honoured:
            got = {one.status for one in made.booking.registrations.all()}
            assert got == {"confirmed"}

    def any_of(self, which: int) -> Registration | None:
        everyone = list(self.activity.registrations.order_by("pk"))
        return everyone[which % len(everyone)] if everyone else None

    def cancel(self, which: int) -> None:
        if one := self.any_of(which):
            registering.cancel(one, by=None, at=self.now)

    def accept(self, which: int) -> None:
        if one := self.any_of(which):
            waiting.accept(one, at=self.now)

    def confirm(self, which: int) -> None:
        if one := self.any_of(which):
            registering.confirm(one, by=None, at=self.now)

    def by_staff(self, waits: bool) -> None:
        registering.register(
            self.activity,
            None,
            organisation=None,
            by=None,
            status="waiting" if waits else "confirmed",
            at=self.now,
        )

    def places(self, number: int) -> None:
        activity = Activity.objects.get(pk=self.activity.pk)
        activity.places = number
        planning.plan(activity, themes=[], sessions=[], by=None)

    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        waiting.tend(self.activity.pk, at=self.now)


EXAMPLES = 1000 if settings().max_examples >= 1000 else 40  # a thousand: thorough


@settings(max_examples=EXAMPLES)
@given(st.lists(acts, max_size=25))
def test_never_too_many_and_first_asked_first(happens) -> None:
    with transaction.atomic():
        desk = Desk()
        for name, *details in happens:
            before = set(desk.activity.registrations.values_list("pk", flat=True))
            turn = list(desk.activity.registrations.waiting())
            with suppress(Refused):
                getattr(desk, name)(*details)
            check(desk, before, turn, name)
        transaction.set_rollback(True)


def check(desk: Desk, before: set[int], turn: list[Registration], did: str) -> None:
    activity = Activity.objects.get(pk=desk.activity.pk)
    everyone = {one.pk: one for one in activity.registrations.all()}
    placed = activity.registrations.placed().count()
    kept = sum(activity.holds.live(desk.now).values_list("kept", flat=True))
    assert placed + kept <= activity.places, "never more than there are"
    assert before <= set(everyone), "nobody is lost"
    assert set(everyone.values()) >= set(turn)
    if did in ("confirm", "book", "cancel"):
        return  # staff may choose; a form may be a waiting person's own; one left
    still = [everyone[one.pk].status for one in turn if not grouped(one)]
    gone = [status != "waiting" for status in still]
    assert gone == sorted(gone, reverse=True), "who asked first goes first"


def grouped(registration: Registration) -> bool:
    """Whether a group waits together: it may be passed over until it fits."""
    booked = registration.booking
    return booked is not None and booked.together > 1
