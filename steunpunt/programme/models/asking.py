"""Questions of an activity's own in the form with which one registers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.programme.models.bookings import Booking
from steunpunt.questionnaires.models import AnswerSet, Questionnaire


class RegistrationQuestions(models.Model):
    """An activity asks these of who registers: the newest published version."""

    activity = models.OneToOneField(
        Activity, models.CASCADE, related_name="registration_questions"
    )
    questionnaire = models.ForeignKey(
        Questionnaire,
        models.PROTECT,
        related_name="+",
        verbose_name=_("questions with the registration"),
    )

    class Meta:
        verbose_name = _("questions with a registration")
        verbose_name_plural = _("questions with a registration")

    def __str__(self) -> str:
        return f"{self.activity}: {self.questionnaire}"


class BookingAnswers(models.Model):
    """What was answered with a booking. Not anonymous: we organise with it."""

    booking = models.OneToOneField(
        Booking, models.CASCADE, related_name="its_answers", verbose_name=_("booking")
    )
    answer_set = models.OneToOneField(AnswerSet, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("answers with a booking")
        verbose_name_plural = _("answers with a booking")

    def __str__(self) -> str:
        return str(self.booking)
