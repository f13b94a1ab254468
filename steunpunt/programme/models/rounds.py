"""Asking afterwards: a round of questions about an activity, and who may answer."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.programme.models.registrations import Registration
from steunpunt.questionnaires.models import Questionnaire, QuestionnaireVersion


class EvaluationRound(models.Model):
    """What who was present is asked about an activity, and until when.

    The questions are those of a version, beside the ones that are always asked; the
    version is fixed once the first invitation goes.
    """

    class Purpose(models.TextChoices):
        """Right after, or months after."""

        EVALUATION = "evaluation", _("evaluation")
        FOLLOW_UP = "follow_up", _("follow-up")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="rounds")
    purpose = models.CharField(_("what for"), max_length=10, choices=Purpose)
    is_on = models.BooleanField(_("ask it"), default=True)
    questionnaire = models.ForeignKey(
        Questionnaire,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("further questions"),
    )
    version = models.ForeignKey(
        QuestionnaireVersion,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("version that is asked"),
    )
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("until"), help_text=_("That day included."))

    class Meta:
        verbose_name = _("round of evaluation")
        verbose_name_plural = _("rounds of evaluation")
        ordering = ["activity", "purpose"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "purpose"],
                name="one_round_of_a_kind_an_activity",
                violation_error_message=_("This activity has that round already."),
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=["evaluation", "follow_up"]),
                name="purpose_of_a_round_is_known",
                violation_error_message=_("Choose what it is for."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
                violation_error_message=_("It closes before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_purpose_display()}"

    @property
    def about(self) -> str:
        """The key under which questionnaires keep its answers."""
        return about_of(self.purpose, self.activity_id)

    def is_open_on(self, day: date) -> bool:
        """Whether one may answer."""
        return self.is_on and self.opens_on <= day <= self.closes_on


def about_of(purpose: str, activity: int) -> str:
    """The key of all further answers about an activity."""
    return f"programme.{purpose}:{activity}"


class EvaluationInvitation(models.Model):
    """Someone who was present may answer once.

    It says that somebody answered and neither when nor what, and it goes two weeks
    after the round closed. The database knows only a hash of the link.
    """

    round = models.ForeignKey(
        EvaluationRound, models.CASCADE, related_name="invitations"
    )
    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="invitations"
    )
    token_hash = models.CharField(_("hash of the link"), max_length=64, unique=True)
    invited_on = models.DateField(_("invited on"))
    reminded = models.BooleanField(_("reminded"), default=False)
    used = models.BooleanField(_("answered"), default=False)

    class Meta:
        verbose_name = _("invitation to evaluate")
        verbose_name_plural = _("invitations to evaluate")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "registration"],
                name="invited_once_a_round",
                violation_error_message=_("This person is invited already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.registration_id}"

    @property
    def language(self) -> str:
        """In which we write."""
        return self.registration.language
