"""All figures of one activity: each number is the length of its list."""

import pytest
from django.urls import reverse

from steunpunt.figures.computing import compute
from steunpunt.figures.periods import Period
from steunpunt.programme.models import Registration
from steunpunt.programme.placing.registered import WAYS, divided, having, registered
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.sector.tests.builders import a_person, a_user, an_organisation

pytestmark = pytest.mark.django_db
WAITING, CONFIRMED = Registration.Status.WAITING, Registration.Status.CONFIRMED


def an_activity_with_everyone(status="held"):
    """Two came (one without a place), one did not, of one nobody noted, one waits."""
    activity = an_activity(status=status)
    session = activity.sessions.get()
    kade = an_organisation("De Kade")
    a, b, c, _d, _e = (
        a_registration(activity, a_person(name), status=state, **more)
        for name, state, more in (
            ("An", CONFIRMED, {"organisation": kade, "target_group": "primary"}),
            ("Bo", WAITING, {"organisation": kade, "target_group": "primary"}),
            ("Cis", CONFIRMED, {"target_group": "secondary"}),
            ("Dirk", CONFIRMED, {}),
            ("Els", WAITING, {}),
        )
    )
    was_there(a, session)
    was_there(b, session)
    was_there(c, session, present=False)
    a_registration(an_activity(status=status), a_person("Frans"), status=CONFIRMED)
    return activity


def counted(activity, key: str) -> dict[str, int]:
    parts = divided(registered(activity).rows, WAYS[key])
    return {part.value: part.count for part in parts}


def test_registrations_are_divided_by_what_is_known_of_them() -> None:
    activity = an_activity_with_everyone()

    assert counted(activity, "status") == {"waiting": 2, "confirmed": 3}
    assert counted(activity, "presence") == {
        "came": 2,
        "not_noted": 1,
        "no_show": 1,
        "no_place": 1,
    }
    assert counted(activity, "target_group") == {"primary": 2, "secondary": 1, "": 2}
    assert counted(activity, "organisation") == {"De Kade": 2, "": 3}


def test_every_number_is_the_length_of_its_list() -> None:
    activity = an_activity_with_everyone()
    rows = registered(activity).rows

    for way in WAYS.values():
        for part in divided(rows, way):
            assert having(rows, way, part.value).count() == part.count


def test_who_came_and_who_did_not_are_those_of_the_figures_of_the_year() -> None:
    activity = an_activity_with_everyone()

    year = compute(
        Period.year(2031),
        ["programme.participations", "programme.no_shows"],
    )

    here = counted(activity, "presence")
    assert here["came"] == year.total("programme.participations").number
    assert here["no_show"] == year.total("programme.no_shows").number


def test_what_does_not_count_yet_is_divided_all_the_same() -> None:
    activity = an_activity_with_everyone(status="planned")

    assert counted(activity, "status") == {"waiting": 2, "confirmed": 3}


def test_a_number_opens_the_people_it_counts(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    activity = an_activity_with_everyone()
    address = reverse("activity:own_figures", args=[activity.pk])

    page = client.get(address, {"per": "presence", "waarde": "came"})

    names = [cells[0].split()[0] for _pk, cells in page.context["opened"].rows]
    assert names == ["An", "Bo"]
    assert client.get(address, {"per": "presence", "waarde": "x"}).status_code == 404
    assert client.get(address, {"per": "x"}).status_code == 404


def test_who_may_not_see_people_reads_no_name_in_the_list(client) -> None:
    client.force_login(a_user("lezer@steunpunt.example", "editor"))
    activity = an_activity_with_everyone()

    page = client.get(
        reverse("activity:own_figures", args=[activity.pk]),
        {"per": "presence", "waarde": "came"},
    )

    assert page.status_code == 200
    assert "An " not in page.content.decode().split("<main")[-1]
    assert page.context["opened"].columns[0] != "naam"
