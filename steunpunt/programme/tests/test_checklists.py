"""The checklist: what an activity takes along, what was done, what is late."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from steunpunt.programme.models import Activity, ActivityKind, ChecklistItem
from steunpunt.programme.plan import checklists, planning
from steunpunt.programme.plan.checklists import OnTheListAlready, with_late_items
from steunpunt.programme.plan.copying import copy
from steunpunt.programme.tests.builders import (
    a_checklist_item,
    a_checklist_line,
    an_activity,
)
from steunpunt.sector.tests.builders import a_user, who_may_see_people

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def a_kind(reference: str) -> ActivityKind:
    return ActivityKind.objects.create(reference=reference, label_nl=reference)


def on_the_list(activity) -> list[tuple[str, int]]:
    return list(activity.checklist.values_list("words", "days_before"))


def test_a_new_activity_takes_the_list_of_its_kind_along() -> None:
    course, lecture = a_kind("een-cursus"), a_kind("een-lezing")
    a_checklist_line("Zaal geboekt", days_before=60)
    a_checklist_line("Contract", kind=course, days_before=30)
    a_checklist_line("Micro", kind=lecture)
    fresh = Activity(title="Nieuw", kind=course)

    planning.plan(fresh, themes=[], sessions=[], by=None)
    planning.plan(fresh, themes=[], sessions=[], by=None)

    assert on_the_list(fresh) == [("Zaal geboekt", 60), ("Contract", 30)]


def test_planned_again_it_has_the_list_of_the_first_time_unticked() -> None:
    a_checklist_line("Zaal geboekt")
    activity = an_activity(today(-300))
    item = a_checklist_item(activity, "Linten geknipt", days_before=2)
    checklists.tick(item, by=None)

    fresh = copy(activity, first_day=today(60), by=None)

    assert on_the_list(fresh) == [("Linten geknipt", 2)]
    assert fresh.checklist.get().done_at is None


def test_due_dates_follow_an_activity_that_moves() -> None:
    item = a_checklist_item(an_activity(date(2031, 3, 4)), days_before=14)
    assert item.due_on == date(2031, 2, 18)

    item.activity.starts_on = date(2031, 3, 18)

    assert item.due_on == date(2031, 3, 4)


def test_what_is_late_is_named_until_it_is_done() -> None:
    activity = an_activity(today(10))
    late = a_checklist_item(activity, "Zaal geboekt", days_before=11)
    a_checklist_item(activity, "Link verstuurd", days_before=10)  # due today
    a_checklist_item(an_activity(today(10), status="cancelled"), days_before=30)
    afterwards = an_activity(today(-3), status="held")
    a_checklist_item(afterwards, "Slides gedeeld", days_before=-2)

    assert list(with_late_items(today())) == [afterwards, activity]

    checklists.tick(late, by=None)
    assert list(with_late_items(today())) == [afterwards]
    assert not with_late_items(today(-1)).exists()


def test_who_ticked_first_stays() -> None:
    jef, noor = (a_user(f"{one}@x.example", "staff") for one in ("jef", "noor"))
    item = a_checklist_item()

    checklists.tick(item, by=jef)
    checklists.tick(item, by=noor)

    item.refresh_from_db()
    assert item.done_by == jef


def test_one_thing_stands_on_a_list_once() -> None:
    activity = an_activity()
    checklists.add(activity, words="Lunch besteld", days_before=7)

    with pytest.raises(OnTheListAlready):
        checklists.add(activity, words="Lunch besteld", days_before=3)


def test_a_line_for_every_kind_stands_there_once_too() -> None:
    a_checklist_line("Zaal geboekt")

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        a_checklist_line("Zaal geboekt")


def test_the_page_of_the_activity_ticks_adds_and_takes_away(client, settings) -> None:
    settings.LANGUAGE_CODE = "en"
    client.force_login(who_may_see_people(a_user("jef@x.example", "staff")))
    activity = an_activity(today(10))
    item = a_checklist_item(activity, days_before=12)
    page = reverse("activity:inspect", args=[activity.pk])
    act = reverse("activity:checklist", args=[activity.pk])

    shown = client.get(page).content.decode()
    assert "0 of 1 done" in shown
    assert "late" in shown
    client.post(act, {"do": "tick", "item": item.pk})
    client.post(act, {"do": "add", "words": "Lunch besteld", "days_before": 7})
    client.post(act, {"do": "add", "words": "Lunch besteld", "days_before": 7})
    client.post(act, {"do": "add", "words": "", "days_before": 7})

    assert "1 of 2 done" in client.get(page).content.decode()
    lunch = activity.checklist.get(words="Lunch besteld")
    client.post(act, {"do": "remove", "item": lunch.pk})
    client.post(act, {"do": "untick", "item": item.pk})
    assert ChecklistItem.objects.get(activity=activity).done_at is None


def test_the_list_of_another_activity_is_not_touched(client) -> None:
    client.force_login(a_user("jef@x.example", "staff"))
    item = a_checklist_item()
    act = reverse("activity:checklist", args=[an_activity().pk])

    assert client.post(act, {"do": "tick", "item": item.pk}).status_code == 404
