"""What was answered with a registration is forgotten when its time is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steunpunt.programme.forgetting import forget
from steunpunt.programme.models import Booking, BookingAnswers
from steunpunt.programme.tests.builders import an_activity
from steunpunt.questionnaires.answering import take_in
from steunpunt.questionnaires.models import AnswerSet
from steunpunt.questionnaires.tests.builders import a_questionnaire

pytestmark = pytest.mark.django_db


def answered(questionnaire, *, ended_days_ago: int) -> Booking:
    """A form with an answer, for an activity that ended so long ago."""
    activity = an_activity(timezone.localdate() - timedelta(days=ended_days_ago))
    made = Booking.objects.create(activity=activity, made_at=timezone.now())
    question = questionnaire.newest().questions.first()
    kept = take_in(question.version, made.about, {question: 2}, mixed=False)
    BookingAnswers.objects.create(booking=made, answer_set=kept)
    return made


def test_answers_go_when_their_time_is_over_and_the_form_stays() -> None:
    usual, short = a_questionnaire("registration"), a_questionnaire("registration")
    type(short).objects.filter(pk=short.pk).update(answers_kept_days=10)
    old, recent = (
        answered(usual, ended_days_ago=182),
        answered(usual, ended_days_ago=170),
    )
    gone, kept = answered(short, ended_days_ago=12), answered(short, ended_days_ago=5)

    assert forget()["answers"] == 2

    left = BookingAnswers.objects.values_list("booking", flat=True)
    assert set(left) == {recent.pk, kept.pk}
    assert not AnswerSet.objects.filter(about__in=[old.about, gone.about]).exists()
    assert Booking.objects.filter(pk__in=[old.pk, gone.pk]).count() == 2
    assert forget()["answers"] == 0
