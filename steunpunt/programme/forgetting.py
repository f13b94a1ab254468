"""What is forgotten by itself: needs and late changes, forms never sent, names.

Access needs, and what people asked when it was late, go two weeks after the end.

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
    Certificate,
    Hold,
    LateChange,
    Trainer,
)

NEEDS_KEPT = timedelta(days=14)
HOLDS_KEPT = timedelta(days=2)


def forget(*, at: datetime | None = None) -> dict[str, int]:
    """Delete what is over its time; returns how much of each kind."""
    moment = at or timezone.now()
    over = (
        Activity.objects.annotate(last=Max("sessions__ends_at"))
        .filter(last__lt=moment - NEEDS_KEPT)
        .values("pk")
    )
    needs, _by_kind = AccessNeed.objects.filter(booking__activity__in=over).delete()
    late = LateChange.objects.filter(registration__activity__in=over)
    late_changes, _by_kind = late.delete()
    holds, _by_kind = Hold.objects.filter(expires_at__lt=moment - HOLDS_KEPT).delete()
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
    return {
        "needs": needs,
        "late_changes": late_changes,
        "holds": holds,
        "names": erased.update(name=""),
        "trainers": trainers,
    }


def _is_used(picture: Picture) -> bool:
    """Whether a page shows it too, or another trainer."""
    if Trainer.objects.filter(portrait=picture).exists():
        return True
    trainers = ContentType.objects.get_for_model(Trainer)  # not told of an update
    shown_by = ReferenceIndex.get_references_to(picture)
    return bool(shown_by.exclude(base_content_type=trainers).exists())
