"""Who prepares, checks and approves each chapter, and what is still to be done."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from steunpunt.accounts.models import User
from steunpunt.accounts.permissions import colleagues
from steunpunt.config.roles import sync_roles
from steunpunt.figures.periods import Period
from steunpunt.records.refusing import ReasonMissing, StepNotAllowed
from steunpunt.reports import readiness
from steunpunt.reports.chapters.people import (
    NameStands,
    OwnWork,
    name_for_the_rest,
    name_people,
)
from steunpunt.reports.chapters.standing import (
    PEOPLE,
    NoSuchChapter,
    Status,
    standing_of,
    standings,
)
from steunpunt.reports.chapters.stepping import (
    NotYours,
    TextChanged,
    approve,
    check,
    hand_in,
    send_back,
)
from steunpunt.reports.chapters.tasks import add_task, finish, reopen, waiting_for
from steunpunt.reports.chapters.unfinished import NOTE, unfinished
from steunpunt.reports.models import ReportPage
from steunpunt.reports.publishing import ChaptersUnfinished, publish
from steunpunt.reports.starting import start_next_year


def somebody(name: str, role: str = "staff") -> User:
    sync_roles()
    user = User.objects.create_user(f"{name}@example.org", "x", first_name=name)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def page(stories) -> ReportPage:
    return ReportPage.objects.get(period_code="2019", locale__language_code="nl")


@pytest.fixture
def people(stories) -> dict[str, User]:
    """Ann prepares, Ben checks, Cis approves; none of them may publish."""
    return {
        "preparer": somebody("Ann", "editor"),
        "checker": somebody("Ben"),
        "approver": somebody("Cis"),
    }


@pytest.fixture
def block(page, people) -> str:
    """The first chapter, with all three named."""
    first = standings(page)[0].block
    name_people(page, first, people)
    return first


def text_of(page: ReportPage, block: str) -> str:
    return standing_of(page, block).text


def write(page: ReportPage, heading: str) -> None:
    """Give the first chapter another heading, as a new draft."""
    draft = page.latest()
    draft.body[0].value["heading"] = heading
    draft.save_revision()
    page.refresh_from_db()


def approved(page: ReportPage, block: str, people: dict[str, User]) -> None:
    hand_in(page, block, by=people["preparer"])
    read = text_of(page, block)
    check(page, block, by=people["checker"], read=read)
    approve(page, block, by=people["approver"], read=read)


def test_a_chapter_goes_from_hand_to_hand_and_says_who_did_what(page, block, people):
    approved(page, block, people)

    chapter = standing_of(page, block)
    assert chapter.is_approved
    assert [(step.status, step.by) for step in chapter.record.steps.all()] == [
        (Status.TO_CHECK, people["preparer"]),
        (Status.CHECKED, people["checker"]),
        (Status.APPROVED, people["approver"]),
    ]


def test_who_prepares_a_chapter_neither_checks_nor_approves_it(page, block, people):
    for name in ("checker", "approver"):
        with pytest.raises(OwnWork):
            name_people(page, block, {name: people["preparer"]})


def test_only_who_is_named_takes_a_step_or_who_may_publish(
    page, block, people, stories
):
    for name in ("checker", "approver"):
        with pytest.raises(NotYours):
            hand_in(page, block, by=people[name])
    hand_in(page, block, by=stories)
    for name in ("preparer", "approver"):
        with pytest.raises(NotYours):
            check(page, block, by=people[name], read=text_of(page, block))
    check(page, block, by=stories, read=text_of(page, block))

    record = standing_of(page, block).record
    assert (record.preparer, record.checker) == (people["preparer"], stories)


def test_who_may_publish_does_not_judge_what_they_prepared(page, people, stories):
    block = standings(page)[0].block
    hand_in(page, block, by=stories)

    assert standing_of(page, block).record.preparer == stories
    with pytest.raises(NotYours):
        check(page, block, by=stories, read=text_of(page, block))


def test_no_step_is_skipped(page, block, people):
    with pytest.raises(StepNotAllowed):
        check(page, block, by=people["checker"], read=text_of(page, block))
    hand_in(page, block, by=people["preparer"])
    with pytest.raises(StepNotAllowed):
        approve(page, block, by=people["approver"], read=text_of(page, block))
    with pytest.raises(NoSuchChapter):
        hand_in(page, "no-such-chapter", by=people["preparer"])


def test_a_chapter_goes_back_with_a_note_from_who_had_to_judge_it(page, block, people):
    hand_in(page, block, by=people["preparer"])
    with pytest.raises(ReasonMissing):
        send_back(page, block, by=people["checker"], note=" ")
    with pytest.raises(NotYours):
        send_back(page, block, by=people["approver"], note="Te lang.")

    send_back(page, block, by=people["checker"], note="Te lang.")

    chapter = standing_of(page, block)
    assert chapter.status == Status.PREPARING
    assert chapter.record.steps.last().note == "Te lang."


def test_an_approval_can_be_taken_back_by_who_gave_it(page, block, people):
    approved(page, block, people)
    with pytest.raises(NotYours):
        send_back(page, block, by=people["checker"], note="Toch niet.")

    send_back(page, block, by=people["approver"], note="Toch niet.")

    assert standing_of(page, block).status == Status.PREPARING


def test_another_text_has_to_be_checked_again(page, block, people):
    approved(page, block, people)
    second = standings(page)[1]

    write(page, "Een ander begin")

    chapter = standing_of(page, block)
    assert chapter.is_changed
    assert chapter.status == Status.TO_CHECK
    assert standings(page)[1].text == second.text

    check(page, block, by=people["checker"], read=chapter.text)
    assert standing_of(page, block).status == Status.CHECKED


def test_the_same_text_once_more_stays_checked(page, block, people):
    approved(page, block, people)

    page.latest().save_revision()

    assert standing_of(page, block).is_approved


def test_marks_of_the_editor_and_empty_fields_change_no_text(page, block, people):
    approved(page, block, people)
    draft = page.latest()
    stored = json.loads(json.dumps(list(draft.body.raw_data), default=dict))
    stored[0]["value"]["lead"] = str(stored[0]["value"].get("lead") or "").replace(
        "<p>", '<p data-block-key="a1b2c">'
    )
    stored[0]["value"]["later"] = None
    draft.body = draft.body.stream_block.to_python(stored)
    draft.save_revision()

    assert standing_of(page, block).is_approved


def test_a_check_is_of_the_text_that_was_read(page, block, people):
    hand_in(page, block, by=people["preparer"])
    read = text_of(page, block)

    write(ReportPage.objects.get(pk=page.pk), "Intussen veranderd")

    with pytest.raises(TextChanged):
        check(page, block, by=people["checker"], read=read)


def test_whoever_took_a_step_stays_named_for_it(page, block, people):
    hand_in(page, block, by=people["preparer"])
    other = somebody("Dre")

    with pytest.raises(NameStands, match="Ann"):
        name_people(page, block, {"preparer": other})
    name_people(page, block, {"checker": other})

    send_back(page, block, by=other, note="Te kort.")
    name_people(page, block, {"preparer": people["checker"]})
    assert standing_of(page, block).record.preparer == people["checker"]


def test_the_same_people_are_named_where_nobody_was(page, block, people):
    name_people(page, block, {"preparer": somebody("Eva")})

    named = name_for_the_rest(page, people)

    first, *rest = standings(page)
    assert named == len(rest)
    assert first.record.preparer.first_name == "Eva"
    assert {one.record.preparer for one in rest} == {people["preparer"]}


def test_a_task_says_what_by_whom_and_before_when(page, block, people):
    task = add_task(
        page,
        block,
        words="Foto vragen",
        person=people["checker"],
        due_on=date(2020, 3, 1),
    )

    assert not task.is_late(date(2020, 3, 1))
    assert task.is_late(date(2020, 3, 2))
    assert standing_of(page, block).open_tasks == (task,)

    finish(task, by=people["checker"])
    assert standing_of(page, block).open_tasks == ()
    finish(task, by=people["preparer"])
    task.refresh_from_db()
    assert task.done_by == people["checker"]

    reopen(task)
    assert standing_of(page, block).open_tasks == (task,)


def test_each_sees_what_waits_for_them(page, block, people):
    task = add_task(page, block, words="Foto vragen", person=people["approver"])

    def waits(name: str) -> list[tuple[str, object, list[object]]]:
        found = waiting_for(people[name])
        return [(one.chapter.block, one.step, list(one.tasks)) for one in found]

    assert waits("preparer") == [(block, Status.TO_CHECK, [])]
    assert waits("checker") == []
    assert waits("approver") == [(block, None, [task])]

    hand_in(page, block, by=people["preparer"])
    assert waits("preparer") == []
    assert waits("checker") == [(block, Status.CHECKED, [])]


def test_a_published_report_asks_for_no_step_until_its_text_changes(
    page, block, people, stories
):
    publish(Period.year(2019), by=stories, signed_notes={NOTE: "Het is tijd."})
    assert waiting_for(people["preparer"]) == []

    write(page, "Beter")
    assert [one.step for one in waiting_for(people["preparer"])] == [Status.TO_CHECK]


def test_an_edition_with_unfinished_chapters_needs_a_signed_note(
    page, block, people, stories
):
    with pytest.raises(ChaptersUnfinished) as refused:
        publish(Period.year(2019), by=stories)
    assert len(refused.value.findings) == len(standings(page))

    edition = publish(
        Period.year(2019), by=stories, signed_notes={NOTE: "Het is tijd."}
    )

    assert edition.signed_notes == {NOTE: "Het is tijd."}


def test_a_report_whose_chapters_are_approved_is_published_without_a_note(
    page, block, people, stories
):
    name_for_the_rest(page, people)
    for one in standings(page):
        approved(page, one.block, people)
    add_task(page, block, words="Foto vragen")

    assert publish(Period.year(2019), by=stories).signed_notes == {}


def test_a_report_for_which_nobody_is_named_asks_for_no_approval(page):
    assert unfinished(ReportPage.objects.all()) == []


def test_next_year_has_the_same_people_and_begins_anew(page, block, people, stories):
    approved(page, block, people)
    add_task(page, block, words="Foto vragen")
    people["checker"].is_active = False
    people["checker"].save()

    start_next_year(Period.year(2019), by=stories)

    after = ReportPage.objects.get(period_code="2020", locale__language_code="nl")
    chapter = standing_of(after, block)
    named = [getattr(chapter.record, name) for name in PEOPLE]
    assert named == [people["preparer"], None, people["approver"]]
    assert chapter.status == Status.PREPARING
    assert chapter.open_tasks == ()
    assert not chapter.record.steps.exists()


def test_the_readiness_of_a_report_counts_approvals_and_tasks(page, block, people):
    approved(page, block, people)
    add_task(page, block, words="Foto vragen")

    states = readiness.states(Period.year(2019))

    [state] = [one for one in states if one.page.pk == page.pk]
    assert state.asks_approval
    assert (state.approved_chapters, state.open_tasks) == (1, 1)


def test_colleagues_open_the_back_office_today(stories):
    here, gone = somebody("Hier"), somebody("Weg")
    gone.is_active = False
    gone.save()
    visitor = User.objects.create_user("bezoeker@example.org", "x")

    found = set(colleagues())

    assert {here, stories} <= found
    assert not {gone, visitor} & found


# -- The screens ------------------------------------------------------------------------


def change(client, page, block, do, **typed):
    address = reverse("reports_chapter_change", args=[page.pk, block])
    return client.post(address, {"do": do, **typed}, follow=True)


def test_everyone_sees_the_chapters_and_only_writers_name_people(
    client, page, block, people
):
    address = reverse("reports_chapters", args=["2019"])
    second = standings(page)[1].block

    client.force_login(people["checker"])
    shown = client.get(address)
    client.post(address, {"report": page.pk, "preparer": people["checker"].pk})
    change(client, page, second, "people", preparer=people["checker"].pk)

    assert [report["form"] for report in shown.context["reports"]] == [None, None]
    assert sum(one.has_people for one in standings(page)) == 1

    client.force_login(people["preparer"])
    client.post(address, {"report": page.pk, "preparer": people["checker"].pk})
    change(client, page, second, "people", preparer=people["preparer"].pk)

    names = [one.record.preparer.first_name for one in standings(page)]
    assert names == ["Ann", "Ann", *["Ben"] * (len(names) - 2)]


def test_the_buttons_take_a_chapter_all_the_way(client, page, block, people):
    client.force_login(people["preparer"])
    change(client, page, block, "hand_in")
    client.force_login(people["checker"])
    change(client, page, block, "send_back", note="Te lang.")
    client.force_login(people["preparer"])
    change(client, page, block, "hand_in")
    client.force_login(people["checker"])
    shown = client.get(reverse("reports_chapter", args=[page.pk, block]))
    read = shown.context["chapter"].text
    change(client, page, block, "check", read=read)
    client.force_login(people["approver"])
    change(client, page, block, "approve", read=read)

    assert standing_of(page, block).is_approved


def test_a_button_that_is_not_yours_does_nothing_and_says_so(
    client, page, block, people
):
    client.force_login(people["checker"])

    answer = change(client, page, block, "hand_in")

    assert len(answer.context["messages"]) == 1
    assert standing_of(page, block).status == Status.PREPARING
    assert change(client, page, block, "dance").status_code == 404


def test_a_task_is_added_by_who_is_named_and_ticked_by_who_has_to_do_it(
    client, page, block, people
):
    outsider = somebody("Flo")
    client.force_login(outsider)
    change(client, page, block, "add_task", words="X")
    assert standing_of(page, block).open_tasks == ()

    client.force_login(people["checker"])
    change(client, page, block, "add_task", words="Foto", person=outsider.pk)
    [task] = standing_of(page, block).open_tasks
    client.force_login(somebody("Gil"))
    change(client, page, block, "finish", task=task.pk)
    assert standing_of(page, block).open_tasks == (task,)
    client.force_login(outsider)
    change(client, page, block, "finish", task=task.pk)

    task.refresh_from_db()
    assert task.done_by == outsider
    change(client, page, block, "reopen", task=task.pk)
    assert standing_of(page, block).open_tasks == (task,)


def test_the_draft_is_read_by_who_is_named_in_it(client, page, block, people):
    address = reverse("reports_draft", args=[page.pk])

    client.force_login(people["checker"])
    assert client.get(address).status_code == 200
    client.force_login(somebody("Flo"))
    assert client.get(address).headers["Location"] == "/beheer/"


def test_the_staff_home_shows_what_waits_for_who_looks(client, page, block, people):
    address = reverse("reports_chapter", args=[page.pk, block])

    client.force_login(people["preparer"])
    assert address in client.get("/beheer/?jaar=2019").content.decode()
    client.force_login(people["checker"])
    assert address not in client.get("/beheer/?jaar=2019").content.decode()


def test_publishing_shows_what_is_unfinished_and_keeps_the_note(
    client, page, block, people
):
    client.force_login(somebody("Hugo", "approver"))
    address = reverse("reports_publish", args=["2019"])
    add_task(page, block, words="Foto vragen")

    looked = client.get(address)
    refused = client.post(address, {f"note:{NOTE}": ""})
    done = client.post(address, {f"note:{NOTE}": "Het is tijd."}, follow=True)

    assert len(looked.context["unfinished"]) == len(standings(page))
    assert "Foto vragen" in looked.content.decode()
    assert refused.status_code == 422
    assert "Het is tijd." in done.content.decode()
