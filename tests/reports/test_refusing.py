"""What is not true, not right or not allowed is not published."""

import pytest

from steunpunt.figures.periods import Period
from steunpunt.pictures.models import Picture
from steunpunt.programme.models import Registration
from steunpunt.reports.models import Edition, ReportPage
from steunpunt.reports.publishing import CannotPublish, IdentityFails, publish
from steunpunt.support.models import Support, SupportRequest

YEAR = Period.year(2019)


def test_parts_that_do_not_add_up_stop_publishing_without_a_signed_note(
    stories,
) -> None:
    one = Support.objects.filter(requested_on__year=2019, kind="tailored").first()
    one.request_links.all().update(
        request=SupportRequest.objects.filter(decision="declined").first()
    )

    with pytest.raises(IdentityFails):
        publish(YEAR, by=stories)

    noted = {"support.accepted_by_outcome": "Twee vragen, één ondersteuning."}
    edition = publish(YEAR, by=stories, signed_notes=noted)
    assert edition.signed_notes == noted


def test_digits_typed_by_hand_stop_publishing(stories) -> None:
    page = ReportPage.objects.get(slug="demo-2019")
    page.cover_text = "Met 1.325 deelnemers"
    page.save_revision()

    with pytest.raises(CannotPublish, match=r"1\.325"):
        publish(YEAR, by=stories)


def test_a_wording_that_is_no_longer_true_stops_publishing(stories) -> None:
    Registration.objects.filter(target_group="primary").update(target_group="secondary")

    with pytest.raises(CannotPublish, match=r"not true|klopt niet"):
        publish(YEAR, by=stories)


def test_a_picture_without_rights_stops_publishing(stories) -> None:
    Picture.objects.filter(file__contains="people").update(licence="")

    with pytest.raises(CannotPublish):
        publish(YEAR, by=stories)
    assert Edition.objects.count() == 0
