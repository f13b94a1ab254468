"""What evaluations said: of one activity and by theme, from five answers on."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from steunpunt.figures.computing import compute
from steunpunt.figures.periods import Period
from steunpunt.programme.afterwards.evaluating import take_in
from steunpunt.programme.afterwards.results import by_theme, of_activity
from steunpunt.programme.models import (
    ActivityTheme,
    Evaluation,
    EvaluationRound,
    FollowUp,
    RegistrationQuestions,
)
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.sector.models import Theme
from steunpunt.sector.tests.builders import a_person, a_user

pytestmark = pytest.mark.django_db
YEAR = Period.year(2031)


def evaluated(*scores: int, came: int = 10):
    """An activity with this many people, and these answers on 1–5."""
    activity = an_activity(date(2031, 3, 4), status="held")
    for number in range(came):
        person = a_person(f"P{number}")
        was_there(a_registration(activity, person), activity.sessions.get())
    take_in(
        activity,
        [
            Evaluation(
                overall=score,
                scale_lowest=1,
                scale_highest=5,
                would_recommend=9 if score > 3 else 5,
                comment=f"Ik gaf {score}",
            )
            for score in scores
        ],
    )
    return activity


def shown(results) -> dict[str, tuple[str, int]]:
    return {one.code.split(".")[1]: (one.display, one.n) for one in results.scores}


def test_the_results_of_an_activity_are_its_part_of_the_figures() -> None:
    results = of_activity(evaluated(5, 5, 4, 3, 1))

    assert shown(results) == {
        "satisfaction": ("65%", 5),  # (100 + 100 + 75 + 50 + 0) / 5
        "would_recommend": ("+20", 5),  # three for, two against
        "response_rate": ("50%", 5),
        "applied": ("", 0),
    }
    (_label, fifths), (_other, tens) = results.parts
    assert [bar.count for bar in fifths] == [1, 0, 1, 1, 2]
    assert {bar.label: bar.count for bar in tens if bar.count} == {"5": 2, "9": 3}
    assert all(score.is_few for score in results.scores[:3])


def test_an_activity_and_the_year_say_the_same() -> None:
    results = of_activity(evaluated(5, 5, 4, 3, 1))

    (together,) = by_theme(YEAR)[:1]
    assert shown(together) == shown(results)


def test_under_five_answers_nothing_is_shown_and_no_comment() -> None:
    results = of_activity(evaluated(5, 1, 1, 1))

    assert {display for display, _n in shown(results).values()} == {""}
    assert list(results.parts) == list(results.comments) == []
    assert "Ik gaf" not in repr(results)


def test_comments_stand_in_the_order_of_the_alphabet() -> None:
    ((_label, comments),) = of_activity(evaluated(5, 1, 3, 2, 4)).comments

    assert list(comments) == [f"Ik gaf {score}" for score in range(1, 6)]


def test_a_theme_has_its_own_row() -> None:
    activity = evaluated(5, 5, 5, 5, 5)
    theme = Theme.objects.create(reference="groepen", label_nl="Groepen")
    ActivityTheme.objects.create(activity=activity, theme=theme)

    rows = {row.label: shown(row) for row in by_theme(YEAR)}
    assert rows["Groepen"]["satisfaction"] == ("100%", 5)


def test_who_applied_it_is_counted_yes_and_partly() -> None:
    activity = evaluated()
    for applied in ("yes", "yes", "partly", "not_yet", "not_yet"):
        FollowUp.objects.create(activity=activity, applied=applied)

    totals = compute(
        YEAR,
        ["programme.follow_ups", "programme.follow_ups_applied", "programme.applied"],
    )
    assert totals.total("programme.follow_ups").number == 5
    assert totals.total("programme.follow_ups_applied").number == 3
    assert totals.total("programme.applied").number == 60
    assert shown(of_activity(activity))["applied"] == ("60%", 5)


# -- On screen -------------------------------------------------------------------------


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(a_user("jef@steunpunt.example", "staff"))
    return client


def test_staff_read_the_results_on_the_page_of_the_activity(staff) -> None:
    activity = evaluated(5, 5, 4, 3, 1)

    page = staff.get(f"/beheer/activity/inspect/{activity.pk}/").content.decode()

    assert "65%" in page
    assert "Ik gaf 1" in page


def test_staff_read_the_results_of_a_year(staff) -> None:
    evaluated(5, 5, 4, 3, 1)

    page = staff.get("/beheer/activity/resultaten/2031/").content.decode()

    assert "65%" in page
    assert "5 antwoorden, weinig" in page


def test_staff_set_what_is_asked_and_until_when(staff) -> None:
    activity = evaluated()
    questions = a_questionnaire("registration")

    sent = staff.post(
        f"/beheer/activity/{activity.pk}/vragen/",
        {
            "registration-questionnaire": questions.pk,
            "evaluation-is_on": "on",
            "evaluation-opens_on": "2031-03-05",
            "evaluation-closes_on": "2031-03-30",
            "follow_up-opens_on": "2031-07-04",
            "follow_up-closes_on": "2031-08-01",
        },
    )

    assert sent.status_code == 302
    assert RegistrationQuestions.objects.get().questionnaire == questions
    rounds = {one.purpose: one for one in EvaluationRound.objects.all()}
    assert rounds["evaluation"].closes_on == date(2031, 3, 30)
    assert not rounds["follow_up"].is_on


def test_what_stays_as_usual_is_not_written_down(staff) -> None:
    activity = evaluated()

    staff.post(
        f"/beheer/activity/{activity.pk}/vragen/",
        {
            "registration-questionnaire": "",
            "evaluation-is_on": "on",
            "evaluation-opens_on": "2031-03-05",
            "evaluation-closes_on": "2031-03-19",
            "follow_up-is_on": "on",
            "follow_up-opens_on": "2031-07-04",
            "follow_up-closes_on": "2031-08-01",
        },
    )

    assert not EvaluationRound.objects.exists()
    assert not RegistrationQuestions.objects.exists()


def test_forms_of_an_activity_with_few_stand_in_no_list(staff) -> None:
    evaluated(5, 1)

    assert "Ik gaf" not in staff.get("/beheer/evaluation/").content.decode()
    boss = Client()
    boss.force_login(a_user("noor@steunpunt.example", "administrator"))
    assert "Ik gaf" in boss.get("/beheer/evaluation/").content.decode()


# -- Questions with the registration ---------------------------------------------------


def test_an_activity_asks_its_own_questions_and_staff_read_the_answers(
    client, staff
) -> None:
    activity = an_activity(
        timezone.localdate() + timezone.timedelta(days=30), is_public=True, places=9
    )
    questions = a_questionnaire("registration")
    RegistrationQuestions.objects.create(activity=activity, questionnaire=questions)
    _scale, choice, _several, words, _yes_no = questions.newest().questions.all()
    form = client.post(f"/aanbod/{activity.pk}/inschrijven/").url
    assert "Hoe kwam je?" in client.get(form).content.decode()

    sent = client.post(
        form,
        {
            "first_name": "Lotte",
            "last_name": "Sabbe",
            "contact_email": "lotte@x.example",
            f"vraag-{choice.pk}": "2",
            f"vraag-{words.pk}": "=1+1",
        },
    )

    assert sent.status_code == 302
    page = staff.get(f"/beheer/activity/inspect/{activity.pk}/").content.decode()
    assert "auto" in page
    file = staff.get(f"/beheer/activity/{activity.pk}/antwoorden/").content.decode()
    head, row = file.strip("\ufeff").splitlines()
    assert head.endswith("Hoe kwam je?,Nog iets?")
    assert row.endswith("Lotte Sabbe,lotte@x.example,auto,'=1+1")
