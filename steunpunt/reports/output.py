"""The report of a year as files, for the command line."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import gettext as _
from django.utils.translation import override

from steunpunt.figures.periods import Period
from steunpunt.reports import dataset, views
from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import frozen_numbers
from steunpunt.reports.pdf import pdf_of


def report_files(
    period: Period, kinds: Iterable[str], language: str = "nl"
) -> Iterator[tuple[str, bytes]]:
    """The newest edition of a period as files: `pdf`, `html`, `dataset`.

    Raises:
        LookupError: when the period was never published.
    """
    edition = Edition.objects.newest_of(period)
    if edition is None:
        raise LookupError(
            _("%(period)s has no edition yet; publish one in the back office first.")
            % {"period": period}
        )
    with override(language):
        for kind in kinds:
            if kind == "dataset":
                yield kind, dataset.package(frozen_numbers(edition))
            elif kind == "pdf":
                yield kind, pdf_of(views.document_or_404(edition))
            else:
                yield kind, _html(period)


def _html(period: Period) -> bytes:
    """The story page as the site serves it."""
    host = settings.ALLOWED_HOSTS[0]
    request = RequestFactory(SERVER_NAME=host).get(f"/jaar/{period.code}/")
    request.user = AnonymousUser()
    return bytes(views.story(request, period.code).content)
