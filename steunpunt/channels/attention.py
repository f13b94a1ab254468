"""What waits for who keeps the media figures."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from steunpunt.channels.models import Site, SiteReading
from steunpunt.records.attention import Attention, declare


def month_not_read(today: date) -> QuerySet[Site]:
    """Sites read month by month whose last whole month is not in yet."""
    last = today.replace(day=1) - timedelta(days=1)
    monthly = SiteReading.objects.filter(site=OuterRef("pk"), month__isnull=False)
    return Site.objects.filter(
        Exists(monthly.filter(year__gte=last.year - 1)),
        ~Exists(monthly.filter(year=last.year, month=last.month)),
    ).order_by("name")


declare(
    Attention(
        "channels.month",
        _("websites whose last month is not in yet"),
        _("A tool that stops keeping figures cannot give them later."),
        _("Add the readings"),
        month_not_read,
        order=60,
        one=_("website whose last month is not in yet"),
    )
)
