"""Who gives sessions: planning, the public page, and what was thought of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.figures.periods import Period
from steunpunt.programme.addresses import address_of, address_of_trainer
from steunpunt.programme.afterwards.by_trainer import by_trainer
from steunpunt.programme.forgetting import forget
from steunpunt.programme.models import Evaluation, Session, Trainer
from steunpunt.programme.plan.conflicts import conflicts
from steunpunt.programme.plan.copying import copy
from steunpunt.programme.plan.planning import plan
from steunpunt.programme.public.showing import forget_pages
from steunpunt.programme.tests.builders import a_trainer, an_activity
from steunpunt.records.history import acting
from steunpunt.records.merging import CannotMerge, merge
from steunpunt.records.models import Change
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_person, a_user

pytestmark = pytest.mark.django_db
YEAR = Period.year(2031)


@pytest.fixture(autouse=True)
def _fresh_pages():
    forget_pages()


def gives(trainer, activity) -> None:
    plan(
        activity,
        themes=[],
        sessions=[],
        given_by=[(one, [trainer]) for one in activity.sessions.all()],
        by=None,
    )


def forms(activity, *scores: int) -> None:
    for score in scores:
        Evaluation.objects.create(activity=activity, overall=score)


def soon() -> date:
    return timezone.localdate() + timedelta(days=30)


# -- Planning --------------------------------------------------------------------------


def test_who_gives_a_session_is_planned_with_it_and_stands_in_its_history() -> None:
    trainer, activity = a_trainer(), an_activity()
    session = activity.sessions.get()

    gives(trainer, activity)

    assert list(session.trainers.all()) == [trainer]
    line = Change.objects.filter(model="programme.session").first()
    assert (line.before, line.after) == ({"trainers": []}, {"trainers": [trainer.pk]})


def test_a_copy_takes_the_trainers_along() -> None:
    trainer, activity = a_trainer(), an_activity()
    gives(trainer, activity)

    again = copy(activity, first_day=date(2032, 3, 4), by=None)

    assert list(again.sessions.get().trainers.all()) == [trainer]


def test_one_trainer_in_two_sessions_at_once_is_a_conflict() -> None:
    trainer, other = a_trainer(), a_trainer("An", "Claes")
    first, second, third = (an_activity(title=title) for title in "ABC")
    gives(trainer, first)
    gives(trainer, second)
    gives(other, third)

    found = conflicts(Session.objects.filter(activity__in=[first, second, third]))

    assert [
        (str(one.first.activity), str(one.second.activity), one.what) for one in found
    ] == [("A", "B", "Mieke Peeters")]


# -- What the public reads -------------------------------------------------------------


def test_the_public_reads_who_gives_it_only_once_the_trainer_agreed(client) -> None:
    trainer, activity = a_trainer(), an_activity(soon(), is_public=True)
    gives(trainer, activity)
    silent = client.get(address_of(activity)).content.decode()
    no_page = client.get(reverse("programme:trainer", args=["mieke", trainer.pk]))

    Trainer.objects.update(agreed_on=soon())
    forget_pages()
    told = client.get(address_of(activity)).content.decode()
    page = client.get(address_of_trainer(Trainer.objects.get()))

    assert "Mieke" not in silent
    assert no_page.status_code == 404
    assert "Mieke Peeters" in told
    assert address_of_trainer(Trainer.objects.get()) in told
    assert "Starten met vrijwilligers" in page.content.decode()


def test_the_page_says_the_name_to_staff_who_may_not_see_people_too() -> None:
    trainer = a_trainer(agreed_on=soon())

    with acting(a_user()):
        name = trainer.public_name

    assert name == "Mieke Peeters"


def test_the_page_goes_when_the_person_is_erased() -> None:
    trainer = a_trainer(agreed_on=soon(), biography="Coach.", languages="Nederlands")
    Person.objects.update(first_name="", last_name="", erased_at=timezone.now())
    before = list(Trainer.objects.with_a_page())

    assert forget()["trainers"] == 1
    assert forget()["trainers"] == 0

    trainer.refresh_from_db()
    assert before == []
    assert (trainer.biography, trainer.languages, trainer.agreed_on) == ("", "", None)


def test_a_merged_person_stays_the_trainer_and_two_trainers_are_not_merged() -> None:
    kept, trainer = a_person(), a_trainer()

    merge(kept, trainer.person)

    trainer.refresh_from_db()
    assert trainer.person == kept
    with pytest.raises(CannotMerge):
        merge(kept, a_trainer("Mia").person)


# -- What evaluations said -------------------------------------------------------------


def test_what_evaluations_said_counts_for_each_trainer_of_the_activity() -> None:
    mine, both = an_activity(status="held"), an_activity(status="held")
    mieke, an = a_trainer(), a_trainer("An", "Claes")
    forms(mine, 60, 60, 60, 60, 60)
    forms(both, 90, 90, 90, 90, 90)
    gives(mieke, mine)
    plan(
        both,
        themes=[],
        sessions=[],
        given_by=[(both.sessions.get(), [mieke, an])],
        by=None,
    )

    said = {row.label: row.scores[0] for row in by_trainer(YEAR)}

    assert {name: (one.display, one.n) for name, one in said.items()} == {
        "An Claes": ("90%", 5),
        "Mieke Peeters": ("75%", 10),
    }


def test_a_few_answers_show_nothing_and_cannot_be_worked_out() -> None:
    """The page of the large activity tells 60; so the total may not hold three more."""
    large, small = an_activity(status="held"), an_activity(status="held")
    trainer, other = a_trainer(), a_trainer("An", "Claes")
    forms(large, 60, 60, 60, 60, 60)
    forms(small, 10, 10, 10)
    gives(trainer, large)
    gives(trainer, small)
    plan(
        small,
        themes=[],
        sessions=[],
        given_by=[(small.sessions.get(), [trainer, other])],
        by=None,
    )

    said = {row.label: row.scores[0] for row in by_trainer(YEAR)}

    assert (said["Mieke Peeters"].display, said["Mieke Peeters"].n) == ("60%", 5)
    assert (said["An Claes"].display, said["An Claes"].is_hidden) == ("", True)


def test_small_activities_together_tell_from_five_answers_on() -> None:
    trainer = a_trainer()
    for _number in range(2):
        activity = an_activity(status="held")
        forms(activity, 80, 80, 80)
        gives(trainer, activity)

    [row] = by_trainer(YEAR)

    assert (row.scores[0].display, row.scores[0].n) == ("80%", 6)


def test_only_who_may_see_people_reads_results_by_trainer(client) -> None:
    activity = an_activity(status="held")
    forms(activity, 60, 60, 60, 60, 60)
    gives(a_trainer(), activity)
    address = reverse("activity:results", args=[2031])

    client.force_login(a_user("open@steunpunt.example", "staff"))
    open_page = client.get(address).content.decode()
    client.force_login(a_user("dicht@steunpunt.example", "editor"))
    closed = client.get(address).content.decode()

    assert "Mieke Peeters" in open_page
    assert "Mieke" not in closed
