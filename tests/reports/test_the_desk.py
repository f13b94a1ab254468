"""The staff home, mending, and starting next year's report from last year's."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from steunpunt.accounts.models import User
from steunpunt.config.roles import sync_roles
from steunpunt.figures.periods import Period
from steunpunt.pictures.tests.builders import a_portrait
from steunpunt.programme.models import Activity
from steunpunt.programme.tests.builders import a_trainer
from steunpunt.records import attention
from steunpunt.records.screened import visible_to
from steunpunt.reports import readiness
from steunpunt.reports.desk.home import year_so_far
from steunpunt.reports.models import ReportPage
from steunpunt.reports.starting import CannotStart, start_next_year
from steunpunt.support.models import Support, SupportRequest


def someone(role: str) -> User:
    from django.contrib.auth.models import Group

    sync_roles()
    user = User.objects.create_user(f"{role}@example.org", "x", first_name=role)
    user.groups.add(Group.objects.get(name=role))
    return user


def test_the_year_so_far_stands_beside_last_year_on_the_same_day(edition):
    bullets = {b.now.key.code: b for b in year_so_far(2019, date(2019, 6, 30))}

    activities = bullets["programme.activities"]

    half = Activity.objects.held()
    assert (
        activities.now.number
        == half.filter(starts_on__lte="2019-06-30", starts_on__year=2019).count()
    )
    assert (
        activities.then
        == half.filter(starts_on__lte="2018-06-30", starts_on__year=2018).count()
    )
    assert activities.whole.number == 54


def test_a_request_waits_when_nobody_answered_within_five_days(demo_years):
    waiting = attention.declared["support.waiting"].records
    before = waiting(date(2026, 3, 10)).count()

    SupportRequest.objects.create(received_on=date(2026, 3, 4))

    assert waiting(date(2026, 3, 9)).count() == before
    assert waiting(date(2026, 3, 10)).count() == before + 1


def test_a_picture_waits_a_month_before_its_licence_ends_while_it_is_in_use(
    demo_years, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    ending = {"licence_ends_on": date(2031, 3, 31)}
    used, unused = a_portrait(**ending), a_portrait(**ending)
    withdrawn = a_portrait(consent_withdrawn_on=date(2031, 1, 1))
    trainers = [a_trainer(portrait=one) for one in (used, withdrawn)]
    for one in trainers:  # the site does so beside its pages
        ReferenceIndex.create_or_update_for_object(one)
    waiting = attention.declared["reports.pictures"].records

    assert list(waiting(date(2031, 2, 28))) == [withdrawn]
    assert set(waiting(date(2031, 3, 1))) == {used, withdrawn}
    assert unused not in waiting(date(2031, 4, 1))

    trainers[0].portrait = None
    trainers[0].save()
    ReferenceIndex.create_or_update_for_object(trainers[0])
    assert list(waiting(date(2031, 3, 1))) == [withdrawn]


def test_who_may_not_see_remediation_does_not_see_it_waiting_either(client, demo_years):
    client.force_login(someone("staff"))
    client.get("/beheer/")  # the screens declare who sees what
    confidential = Support.objects.filter(kind="remediation")
    assert confidential.exists()

    assert not visible_to(someone("editor"), confidential).exists()
    assert visible_to(someone("case_worker"), confidential).exists()


def test_next_year_starts_from_this_years_report_with_its_figures_moved(edition, noor):
    pages = start_next_year(Period.year(2019), by=noor)

    assert [page.period_code for page in pages] == ["2020", "2020"]
    assert not any(page.live for page in pages)
    assert pages[0].translation_key == pages[1].translation_key
    assert pages[0].slug != ReportPage.objects.of(Period.year(2019)).first().slug
    assert pages[0].title == ReportPage.objects.of(
        Period.year(2019)
    ).first().title.replace("2019", "2020")
    [first, *_] = readiness.states(Period.year(2020))
    assert {chapter.state for chapter in first.chapters} <= {"as_last_year", "findings"}
    assert any(chapter.as_last_year for chapter in first.chapters)


def test_a_year_gets_only_one_report(edition, noor):
    start_next_year(Period.year(2019), by=noor)

    with pytest.raises(CannotStart, match="2020"):
        start_next_year(Period.year(2019), by=noor)
    with pytest.raises(CannotStart, match="2024"):
        start_next_year(Period.year(2024), by=noor)


def test_the_staff_home_shows_what_waits_and_leads_to_it(client, edition):
    client.force_login(someone("administrator"))

    page = client.get("/beheer/?jaar=2019").content.decode()
    listed = client.get(
        reverse("reports_mend", args=["2019", "programme.without_attendance"])
    )

    assert "59" in page
    assert "programme.participations" in page
    assert (
        reverse("reports_mend", args=["2019", "programme.without_attendance"]) in page
    )
    assert len(listed.context["rows"]) == 4
    assert all(row["address"] for row in listed.context["rows"])
    assert (
        client.get(reverse("reports_mend", args=["2019", "no.such"])).status_code == 404
    )
    assert client.get(reverse("reports_waiting", args=["no.such"])).status_code == 404


def test_an_editor_starts_next_years_report_and_an_auditor_may_not(client, edition):
    client.force_login(someone("auditor"))
    client.post(reverse("reports_start", args=["2019"]))
    assert not ReportPage.objects.of(Period.year(2020)).exists()

    client.force_login(someone("editor"))
    answer = client.post(reverse("reports_start", args=["2019"]))

    first = ReportPage.objects.of(Period.year(2020)).first()
    assert first is not None
    assert answer.headers["Location"].startswith("/beheer/pages/")


def test_a_refused_publication_keeps_what_was_filled_in(client, edition):
    client.force_login(someone("approver"))

    answer = client.post(
        reverse("reports_publish", args=["2019"]), {"reason": " ", "note:x": ""}
    )

    assert answer.status_code == 422
    assert (
        "Say why" in answer.content.decode() or "Zeg waarom" in answer.content.decode()
    )


def test_every_use_of_a_figure_is_found(client, edition):
    client.force_login(someone("editor"))

    answer = client.get(reverse("reports_used", args=["2019"]))

    rows = {row["shown"].key.code: row["places"] for row in answer.context["rows"]}
    assert {
        place["page"].locale.language_code for place in rows["programme.reach"]
    } == {"nl", "en"}
