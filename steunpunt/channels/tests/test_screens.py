"""The screens of the media: a year as one grid, with how it was counted."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from steunpunt.channels.models import FollowerReading, Site, SocialChannel
from steunpunt.channels.reading import How, read_year
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings, tmp_path):
    settings.LANGUAGE_CODE = "en"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff(client):
    client.force_login(a_user("jef@steunpunt.example", "staff"))
    return client


@pytest.fixture
def site():
    return Site.objects.create(name="proef.example")


def grid(site, year=2020) -> str:
    return reverse("site:year", args=[site.pk, year])


def test_a_year_is_taken_over_in_one_go(staff, site) -> None:
    said = {
        "visits-1": "100",
        "visits-2": "120",
        "page_views-1": "300",
        "visitors-year": "90",
        "tool": "Matomo",
        "consent_mode": "zonder cookies",
        "applies": "changed",
    }

    response = staff.post(grid(site), said, follow=True)

    found = site.readings.order_by("metric", "month")
    assert list(found.values_list("metric", "month", "value", "tool")) == [
        ("page_views", 1, 300, "Matomo"),
        ("visitors", None, 90, "Matomo"),
        ("visits", 1, 100, "Matomo"),
        ("visits", 2, 120, "Matomo"),
    ]
    page = response.content.decode()
    assert "Saved. Numbers that changed: 4." in page
    assert page.count(">missing<") == 11  # February lacks page views


def test_a_new_tool_from_june_breaks_the_series_there(staff, site) -> None:
    months = {("visits", month): 100 for month in range(1, 13)}
    read_year(site, 2020, values=months, how=How(tool="Google"), today=date(2021, 1, 5))
    same = {f"visits-{month}": "100" for month in range(1, 13)}

    response = staff.post(
        grid(site), same | {"tool": "Matomo", "applies": "6"}, follow=True
    )

    tools = site.readings.order_by("month").values_list("tool", flat=True)
    assert list(tools) == ["Google"] * 5 + ["Matomo"] * 7
    assert response.content.decode().count(">series breaks<") == 1


def test_what_the_verb_refuses_stands_above_the_grid(staff, site) -> None:
    said = {"visits-1": "100", "visits-year": "1200", "applies": "changed"}

    response = staff.post(grid(site), said)

    assert response.status_code == 422
    assert "This year has months of visits" in response.content.decode()
    assert site.readings.count() == 0


def test_there_is_no_box_for_visitors_of_a_month(staff, site) -> None:
    fields = staff.get(grid(site)).context["form"].fields

    assert [name for name in fields if name.startswith("visitors")] == ["visitors-year"]


def test_a_year_to_come_has_no_grid(staff, site) -> None:
    assert staff.get(grid(site, 2199)).status_code == 404


def test_evidence_is_kept_for_staff_alone(staff, client, site) -> None:
    shot = SimpleUploadedFile("matomo.png", b"a picture")

    staff.post(grid(site), {"visits-1": "100", "applies": "changed", "file": shot})

    reading = site.readings.get()
    address = reverse("sitereading:evidence", args=[reading.pk])
    response = staff.get(address)
    assert b"".join(response.streaming_content) == b"a picture"
    assert "attachment" in response["Content-Disposition"]
    for path in (
        f"evidence/{reading.evidence_file.name}",
        f"x/../evidence/{reading.evidence_file.name}",
    ):
        assert client.get(f"/media/{path}").status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_evidence_of_an_unknown_kind_is_refused(staff, site) -> None:
    script = SimpleUploadedFile("x.html", b"<script>")

    response = staff.post(
        grid(site), {"visits-1": "100", "applies": "changed", "file": script}
    )

    assert list(response.context["form"].errors) == ["file"]
    assert site.readings.count() == 0


def test_followers_are_read_on_a_day(staff) -> None:
    channel = SocialChannel.objects.create(name="Proef")
    said = {"channel": channel.pk, "read_on": "2020-12-31", "followers": "1023"}

    staff.post(reverse("followerreading:add"), said)
    again = staff.post(reverse("followerreading:add"), said)

    assert FollowerReading.objects.get(channel=channel).followers == 1023
    assert "This day has been read already." in again.content.decode()


def test_followers_of_tomorrow_are_refused(staff) -> None:
    channel = SocialChannel.objects.create(name="Proef")
    said = {"channel": channel.pk, "read_on": "2199-12-31", "followers": "1023"}

    response = staff.post(reverse("followerreading:add"), said)

    assert "is not over yet" in response.content.decode()


def test_the_page_of_a_site_shows_its_years(staff, site) -> None:
    read_year(
        site,
        2020,
        values={("visits", 1): 1100, ("visits", 2): 120, ("visitors", None): 90},
        how=How(tool="Matomo"),
        today=date(2021, 1, 5),
    )

    page = staff.get(reverse("site:inspect", args=[site.pk]))

    [year] = [one for one in page.context["years"] if one.year == 2020]
    assert (year.visits, year.visitors, year.page_views, year.missing) == (
        "1,220",
        "90",
        "–",
        22,
    )


def test_a_reader_sees_a_site_and_no_grid(client, site) -> None:
    client.force_login(a_user("eva@steunpunt.example", "editor"))

    assert client.get(reverse("site:inspect", args=[site.pk])).status_code == 200
    assert client.get(grid(site)).status_code == 302
