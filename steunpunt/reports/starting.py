"""The verb that makes last year's report this year's draft.

Every figure in a report counts from the year of the page, so the references move along
by themselves. Words do not: the staff home says which chapters still carry last
year's text. Who prepares, checks and approves each chapter goes along too.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.figures.periods import Period
from steunpunt.reports.chapters.people import take_over
from steunpunt.reports.models import ReportPage


class CannotStart(Exception):
    """There is nothing to start from, or the year has its report already."""


@transaction.atomic
def start_next_year(period: Period, *, by: User) -> list[ReportPage]:
    """Copy the reports of a period to drafts of the year after, in each language.

    Raises:
        CannotStart: when the period has no report, or the next year has one.
    """
    pages = list(ReportPage.objects.of(period).select_related("locale"))
    after = period.years_earlier(-1)
    if not pages:
        raise CannotStart(_("There is no report of %(year)s.") % {"year": period})
    if ReportPage.objects.of(after).exists():
        raise CannotStart(_("%(year)s has a report already.") % {"year": after})
    first = _copy(pages[0], after, by)
    return [first, *(_copy(page, after, by, first) for page in pages[1:])]


def _copy(
    page: ReportPage, after: Period, by: User, first: ReportPage | None = None
) -> ReportPage:
    """One draft; in another language it is a translation of the first."""
    latest = page.latest()
    year, next_year = latest.period_code, after.code
    changed: dict[str, Any] = {
        "period_code": next_year,
        "title": latest.title.replace(year, next_year),
        "slug": latest.slug.replace(year, next_year)
        if year in latest.slug
        else f"{latest.slug}-{next_year}",
        "live": False,
        "first_published_at": None,
        "last_published_at": None,
    }
    if first is not None:
        changed["translation_key"] = first.translation_key
    copied: ReportPage = latest.copy(
        to=page.get_parent(),
        update_attrs=changed,
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=first is None,
        user=by,
    )
    copied.save_revision(user=by)
    take_over(copied, of=page)
    return copied
