"""What is forgotten by itself: needs and late changes, forms never sent, names.

Access needs, and what people asked when it was late, go two weeks after the end.

Of somebody who was erased the name goes from what was certified too, and the page as
a trainer.
"""

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from steunpunt.programme.models import (
    AccessNeed,
    Activity,
    Certificate,
    ErasureRequest,
    Hold,
    LateChange,
    TrackHold,
    Trainer,
)

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
    late = LateChange.objects.filter(registration__activity__in=over)
    late_changes, _by_kind = late.delete()
    holds, _by_kind = Hold.objects.filter(expires_at__lt=moment - HOLDS_KEPT).delete()
    TrackHold.objects.filter(holds=None).delete()
    answered = ErasureRequest.objects.filter(decided_at__lt=moment - ERASURES_KEPT)
    erasures, _by_kind = answered.delete()
    erased = Certificate.objects.exclude(name="").filter(
        registration__person__erased_at__isnull=False
    )
    pages = Trainer.objects.filter(person__erased_at__isnull=False).exclude(
        biography="", languages="", agreed_on=None
    )
    return {
        "needs": needs,
        "late_changes": late_changes,
        "holds": holds,
        "erasures": erasures,
        "names": erased.update(name=""),
        "trainers": pages.update(biography="", languages="", agreed_on=None),
    }
