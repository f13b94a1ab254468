"""The coming months of the demonstration, beside the years that were."""

import pytest
from django.utils import timezone

from steunpunt.demo.coming import plan_the_coming_months
from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.placing.places import read_places, with_places
from steunpunt.sector.tests.builders import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_a_visitor_finds_free_nearly_full_and_full_and_comes_last_in_line(
    demo_years,
) -> None:
    now = timezone.now()

    plan_the_coming_months(timezone.localdate(), a_user())

    coming = Activity.objects.to_come_on_the_website(timezone.localdate())
    places = [read_places(one) for one in with_places(coming, now)]
    free = [one.free for one in places]
    assert None in free
    assert 0 in free
    assert any(one and one <= 3 for one in free)
    assert any(one and one > 3 for one in free)
    assert any(one.waiting for one in places)
    registered = Registration.objects.filter(activity__in=coming)
    assert not registered.filter(registered_at__gt=now).exists()
