"""Codes at the door, and what is printed for it."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from steunpunt.mail.models import Message
from steunpunt.programme.day import checkin, printing
from steunpunt.programme.models import Registration
from steunpunt.programme.placing import booking
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.sector.tests.builders import (
    a_person,
    a_user,
    an_organisation,
    who_may_see_people,
)

pytestmark = pytest.mark.django_db
MARCH = date(2031, 3, 4)


def scan(client, registration):
    code = checkin.code_of(registration)
    with override("en"):
        return client.get(reverse("programme:ticket", args=[code]))


def test_staff_who_scan_come_to_the_door_and_still_confirm(client) -> None:
    lotte = a_registration(an_activity(MARCH), a_person("Lotte", "Sabbe"))
    client.force_login(who_may_see_people(a_user("jef@steunpunt.example", "staff")))

    door = scan(client, lotte)["Location"]
    page = client.get(door).content.decode()

    assert door.endswith(f"?wie={lotte.pk}")
    assert "door__yes" in page
    assert not lotte.attendances.exists()


def test_anybody_else_sees_no_name(client) -> None:
    lotte = a_registration(an_activity(MARCH), a_person("Lotte", "Sabbe"))

    page = scan(client, lotte).content.decode()

    assert "Show this at the door." in page
    assert "<svg" in page
    assert "Sabbe" not in page


def test_an_editor_is_anybody_else(client) -> None:
    lotte = a_registration(an_activity(MARCH))
    client.force_login(a_user("ed@steunpunt.example", "editor"))

    assert "Show this at the door." in scan(client, lotte).content.decode()


def test_a_code_that_was_made_up_or_altered_opens_nothing(client) -> None:
    lotte = a_registration(an_activity(MARCH))
    code = checkin.code_of(lotte)

    for wrong in ("1:x", "12", f"{lotte.pk + 1}:{code.split(':')[1]}"):
        path = reverse("programme:ticket", args=[wrong])
        assert client.get(path).status_code == 404


def test_who_waits_has_no_code_to_show(client) -> None:
    waits = a_registration(an_activity(MARCH), status=Registration.Status.WAITING)

    assert "<svg viewBox" not in scan(client, waits).content.decode()


def test_the_confirmation_brings_a_code_for_each() -> None:
    day = timezone.localdate() + timedelta(days=30)
    activity = an_activity(day, is_public=True)
    _hold, token = booking.hold_places(activity, 2)
    comers = [Comer("Lotte", "Peeters"), Comer("Jef", "Claes", "jef@x.example")]
    booking.book(token, Asked(comers, contact_email="lotte@x.example"))

    to_contact, to_colleague = Message.objects.order_by("pk")
    assert to_contact.text.count("/toegang/") == 2
    assert to_colleague.text.count("/toegang/") == 1


# -- On paper --------------------------------------------------------------------------


def pages_of(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert b"<pdfuaid:part>1" in pdf.Root.Metadata.read_bytes()
        return len(pdf.pages)


def an_activity_of(number: int):
    activity = an_activity(MARCH, title="A #title with [marks] *and* $signs$")
    organisation = an_organisation("<Buurt> & #let")
    for n in range(number):
        a_registration(activity, a_person(f"N{n}"), organisation=organisation)
    return activity


def test_badges_stand_eight_on_a_page() -> None:
    assert pages_of(printing.badges(an_activity_of(8))) == 1
    assert pages_of(printing.badges(an_activity_of(9))) == 2


@pytest.mark.parametrize("number", [0, 3])
def test_lists_are_tagged_also_when_nobody_comes(number) -> None:
    activity = an_activity_of(number)

    assert pages_of(printing.sign_in_sheet(activity.sessions.get())) == 1
    assert pages_of(printing.name_list(activity)) == 1
    assert pages_of(printing.badges(activity)) == 1


def test_lines_for_who_walks_in_take_no_page_of_their_own() -> None:
    session = an_activity_of(16).sessions.get()

    assert pages_of(printing.sign_in_sheet(session)) == 1


def test_a_place_whose_name_follows_has_a_line_to_sign() -> None:
    activity = an_activity(MARCH)
    Registration.objects.create(
        activity=activity, person=None, registered_at=timezone.now()
    )

    assert pages_of(printing.sign_in_sheet(activity.sessions.get())) == 1


def test_staff_print_and_editors_do_not(client) -> None:
    activity = an_activity_of(1)
    paths = [
        reverse("activity:badges", args=[activity.pk]),
        reverse("activity:name_list", args=[activity.pk]),
        reverse(
            "activity:sign_in_sheet", args=[activity.pk, activity.sessions.get().pk]
        ),
    ]
    client.force_login(a_user("ed@steunpunt.example", "editor"))
    assert {client.get(path).status_code for path in paths} <= {302, 403}

    client.force_login(who_may_see_people(a_user("jef@steunpunt.example", "staff")))
    assert {client.get(path)["Content-Type"] for path in paths} == {"application/pdf"}
