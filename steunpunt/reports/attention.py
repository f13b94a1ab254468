"""What waits for who keeps the website and the report."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex

from steunpunt.pictures.models import Picture
from steunpunt.records.attention import Attention, declare

#: so long before its licence ends, somebody hears of it
BEFORE = timedelta(days=30)


def right_ends(today: date) -> QuerySet[Picture]:
    """Pictures in use whose licence ends soon, or whose consent was taken back.

    Once no page, trainer or draft shows it, it waits no longer.
    """
    kind = ContentType.objects.get_for_model(Picture)
    shown = ReferenceIndex.objects.filter(to_content_type=kind)
    keys = [int(key) for key in shown.values_list("to_object_id", flat=True).distinct()]
    ends = Q(licence_ends_on__lte=today + BEFORE)
    withdrawn = Q(consent_withdrawn_on__isnull=False)
    found = Picture.objects.filter(ends | withdrawn, pk__in=keys)
    return found.order_by("licence_ends_on", "pk")


declare(
    Attention(
        "reports.pictures",
        _("pictures in use that may not, or soon may no longer, be shown"),
        _(
            "Their licence ends within a month, or the people shown took back their "
            "consent. The screen of a picture says where it stands: put another there."
        ),
        _("Replace them"),
        right_ends,
        order=65,
        one=_("picture in use that may not, or soon may no longer, be shown"),
    )
)
