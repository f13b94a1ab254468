"""Evaluations: forms come in without a trace of who gave them."""

import pytest

from steunpunt.programme.afterwards.evaluating import take_in
from steunpunt.programme.models import Evaluation
from steunpunt.programme.tests.builders import an_activity
from steunpunt.records.models import Change

pytestmark = pytest.mark.django_db


def test_forms_that_say_something_are_kept() -> None:
    activity = an_activity()
    forms = [
        Evaluation(overall=8, scale_highest=10),
        Evaluation(would_recommend=9),
        Evaluation(comment="Meer pauzes"),
        Evaluation(comment="  "),
    ]

    assert take_in(activity, forms) == 3

    assert activity.evaluations.count() == 3


def test_no_line_of_history_tells_when_a_form_came_in() -> None:
    take_in(an_activity(), [Evaluation(overall=80)])

    assert Change.objects.filter(model="programme.evaluation").count() == 0
