"""What is forgotten by itself: needs, late changes, answers, forms never sent, names.

Access needs, and what people asked when it was late, go two weeks after the end; what
they answered to questions with a registration, as long after it as its questionnaire
says.

Of somebody who was erased the name goes from what was certified too, and the page as
a trainer, with the portrait.
"""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils import timezone
from wagtail.models import ReferenceIndex

from steunpunt.pictures.models import Picture
from steunpunt.programme.models import (
    AccessNeed,
    Activity,
    BookingAnswers,
    Certificate,
    ErasureRequest,
    Hold,
    LateChange,
    TrackHold,
    Trainer,
)
from steunpunt.questionnaires.models import AnswerSet, Questionnaire

NEEDS_KEPT = timedelta(days=14)
HOLDS_KEPT = timedelta(days=2)
#: so that we can show that a question was answered
ERASURES_KEPT = timedelta(days=365)


def forget(*, at: datetime | None = None) -> dict[str, int]:
    """Delete what is over its time; returns how much of each kind."""
    moment = at or timezone.now()
    over = (
        Activity.objects.annotate(last=Max("sessions__ends_at"))
        .filter(last__lt=moment - NEEDS_KEPT)
        .values("pk")
    )
    needs, _by_kind = AccessNeed.objects.filter(booking__activity__in=over).delete()
    answers = _forget_answers(moment)
    late = LateChange.objects.filter(registration__activity__in=over)
    late_changes, _by_kind = late.delete()
    holds, _by_kind = Hold.objects.filter(expires_at__lt=moment - HOLDS_KEPT).delete()
    TrackHold.objects.filter(holds=None).delete()
    answered = ErasureRequest.objects.filter(decided_at__lt=moment - ERASURES_KEPT)
    erasures, _by_kind = answered.delete()
    names, trainers = forget_the_erased()
    return {
        "needs": needs,
        "answers": answers,
        "late_changes": late_changes,
        "holds": holds,
        "erasures": erasures,
        "names": names,
        "trainers": trainers,
    }


def forget_the_erased() -> tuple[int, int]:
    """Take the names of who was erased from certificates, and their pages as trainer.

    Returns how many of each.
    """
    erased = Certificate.objects.exclude(name="").filter(
        registration__person__erased_at__isnull=False
    )
    pages = Trainer.objects.filter(person__erased_at__isnull=False).exclude(
        biography="", languages="", portrait=None, agreed_on=None
    )
    portraits = [one.portrait for one in pages.select_related("portrait")]
    trainers = pages.update(biography="", languages="", portrait=None, agreed_on=None)
    for portrait in filter(None, portraits):
        if not _is_used(portrait):
            portrait.delete()
    return erased.update(name=""), trainers


def _is_used(picture: Picture) -> bool:
    """Whether a page shows it too, or another trainer."""
    if Trainer.objects.filter(portrait=picture).exists():
        return True
    trainers = ContentType.objects.get_for_model(Trainer)  # not told of an update
    shown_by = ReferenceIndex.get_references_to(picture)
    return bool(shown_by.exclude(base_content_type=trainers).exists())


def _forget_answers(moment: datetime) -> int:
    """Delete what was answered with a registration, when its time is over."""
    asked = Questionnaire.objects.filter(
        pk__in=BookingAnswers.objects.values("answer_set__version__questionnaire")
    )
    forgotten = 0
    for questionnaire in asked:
        over = (
            Activity.objects.annotate(last=Max("sessions__ends_at"))
            .filter(last__lt=moment - timedelta(days=questionnaire.kept_days))
            .values("pk")
        )
        old = BookingAnswers.objects.filter(
            answer_set__version__questionnaire=questionnaire,
            booking__activity__in=over,
        )
        forgotten += old.count()
        AnswerSet.objects.filter(pk__in=old.values("answer_set")).delete()
    return forgotten
