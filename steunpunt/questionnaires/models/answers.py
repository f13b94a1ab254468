"""Filled-in forms: no person, no time, no running number."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.questionnaires.models.questions import Question, QuestionnaireVersion


class AnswerSet(models.Model):
    """One filled-in form; `about` is a key of whoever asks: `programme.x:12`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(
        QuestionnaireVersion, models.PROTECT, related_name="answer_sets"
    )
    about = models.CharField(_("about"), max_length=80, db_index=True)

    class Meta:
        verbose_name = _("filled-in form")
        verbose_name_plural = _("filled-in forms")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(about=""),
                name="answers_are_about_something",
                violation_error_message=_("Say what it is about."),
            ),
        ]

    def __str__(self) -> str:
        return self.about


class Answer(models.Model):
    """What was answered to one question: words, or a number.

    The number is the step of a scale, the line of a choice (one answer for each that
    was ticked), or 1 for yes and 0 for no.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    answer_set = models.ForeignKey(AnswerSet, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField(_("words"), blank=True)
    number = models.SmallIntegerField(_("number"), null=True, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer_set", "question", "number"],
                name="answered_once",
                violation_error_message=_("This was answered already."),
            ),
            models.CheckConstraint(
                condition=(Q(number=None) & ~Q(text=""))
                | Q(number__isnull=False, text=""),
                name="answer_is_words_or_a_number",
                violation_error_message=_("An answer is words, or a number."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.number)

    def told(self) -> str:
        """In words, whatever kind of question it was."""
        if self.number is None:
            return self.text
        return dict(self.question.options()).get(self.number, str(self.number))
