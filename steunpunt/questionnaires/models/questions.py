"""A questionnaire, its versions, and the questions of each."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record


class Purpose(models.TextChoices):
    """When it is asked."""

    EVALUATION = "evaluation", _("evaluation, right after")
    REGISTRATION = "registration", _("with a registration")
    FOLLOW_UP = "follow_up", _("follow-up, months after")


def _in_our_language(dutch: str, english: str) -> str:
    """The text in the language that is set; without English, the Dutch."""
    return english if get_language() == "en" and english else dutch


class Questionnaire(Record):
    """Questions that belong together; what is asked is one of its versions."""

    title_nl = models.CharField(_("title in Dutch"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    purpose = models.CharField(_("asked"), max_length=12, choices=Purpose)
    answers_kept_days = models.PositiveSmallIntegerField(
        _("days that answers with a registration are kept"),
        null=True,
        blank=True,
        help_text=_(
            "Counted from the end of the activity. Empty: as long as the centre keeps "
            "such answers. Those of an evaluation name nobody, and stay."
        ),
    )

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["purpose", "title_nl"]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=["evaluation", "registration", "follow_up"]),
                name="purpose_of_a_questionnaire_is_known",
                violation_error_message=_("Choose when it is asked."),
            ),
            models.CheckConstraint(
                condition=Q(answers_kept_days=None) | Q(answers_kept_days__gte=1),
                name="answers_are_kept_a_day_at_least",
                violation_error_message=_("Answers are kept for at least a day."),
            ),
        ]

    def __str__(self) -> str:
        return _in_our_language(self.title_nl, self.title_en)

    @property
    def kept_days(self) -> int:
        """How many days after an activity the answers that came with it are kept."""
        return self.answers_kept_days or settings.ANSWERS_KEPT_DAYS

    def newest(self) -> "QuestionnaireVersion | None":
        """The version that is asked from now on."""
        return self.versions.filter(published_at__isnull=False).last()

    def draft(self) -> "QuestionnaireVersion | None":
        """The version that somebody works on."""
        return self.versions.filter(published_at=None).first()


class QuestionnaireVersion(models.Model):
    """The questions as they are asked from one day; unpublished, it is a draft."""

    questionnaire = models.ForeignKey(
        Questionnaire,
        models.CASCADE,
        related_name="versions",
        verbose_name=_("questionnaire"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    published_at = models.DateTimeField(_("asked since"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a questionnaire")
        verbose_name_plural = _("versions of a questionnaire")
        ordering = ["questionnaire", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"],
                name="version_number_once_a_questionnaire",
                violation_error_message=_("This version is there already."),
            ),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=Q(published_at=None),
                name="one_draft_a_questionnaire",
                violation_error_message=_("Somebody works on a new version already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="versions_are_numbered_from_one",
                violation_error_message=_("Versions are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire}, {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.published_at is None


class Question(models.Model):
    """One question of one version.

    A scale goes from `lowest` to `highest`, with words at both ends. Choices stand one
    on a line; an answer holds the number of the line, so it reads in both languages.
    """

    class Kind(models.TextChoices):
        """How one answers."""

        SCALE = "scale", _("a number on a scale")
        CHOICE = "choice", _("one of several")
        SEVERAL = "several", _("several of several")
        TEXT = "text", _("in your own words")
        YES_NO = "yes_no", _("yes or no")

    version = models.ForeignKey(
        QuestionnaireVersion, models.CASCADE, related_name="questions"
    )
    position = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("how one answers"), max_length=7, choices=Kind)
    text_nl = models.CharField(_("question in Dutch"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    required = models.BooleanField(_("must be answered"), default=False)
    lowest = models.SmallIntegerField(_("lowest of the scale"), default=1)
    highest = models.SmallIntegerField(_("highest of the scale"), default=5)
    lowest_nl = models.CharField(_("word at the lowest"), max_length=60, blank=True)
    lowest_en = models.CharField(_("the same in English"), max_length=60, blank=True)
    highest_nl = models.CharField(_("word at the highest"), max_length=60, blank=True)
    highest_en = models.CharField(_("the same in English"), max_length=60, blank=True)
    choices_nl = models.TextField(
        _("choices"), blank=True, help_text=_("One on a line.")
    )
    choices_en = models.TextField(
        _("choices in English"), blank=True, help_text=_("As many lines.")
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"],
                name="one_question_at_a_place",
                violation_error_message=_("There is a question at this place."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["scale", "choice", "several", "text", "yes_no"]),
                name="question_kind_is_known",
                violation_error_message=_("Choose how one answers."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="scale")
                | Q(highest__gt=F("lowest"), highest__lte=F("lowest") + 10),
                name="scale_of_a_question_has_two_to_eleven_steps",
                violation_error_message=_(
                    "The highest is above the lowest, by ten at most."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["choice", "several"]) | ~Q(choices_nl=""),
                name="choice_has_choices",
                violation_error_message=_("Write the choices, one on a line."),
            ),
        ]

    def __str__(self) -> str:
        return _in_our_language(self.text_nl, self.text_en)

    @property
    def ends(self) -> tuple[str, str]:
        """The words at both ends of the scale."""
        return (
            _in_our_language(self.lowest_nl, self.lowest_en),
            _in_our_language(self.highest_nl, self.highest_en),
        )

    def options(self) -> list[tuple[int, str]]:
        """What one can choose: the number that is kept, and its words."""
        if self.kind == self.Kind.YES_NO:
            return [(1, str(_("yes"))), (0, str(_("no")))]
        if self.kind == self.Kind.SCALE:
            return [(n, str(n)) for n in range(self.lowest, self.highest + 1)]
        lines = _in_our_language(self.choices_nl, self.choices_en).splitlines()
        return list(enumerate((one.strip() for one in lines if one.strip()), 1))
