"""What goes on paper for the day itself: sign-in sheet, name list, badges, as PDF."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steunpunt.design.models import CentreSettings
from steunpunt.design.typesetting import typeset
from steunpunt.programme.models import Activity, Registration, Session

TYPST = Path(__file__).parents[1] / "typst"
#: lines without a name, for who walks in: at least these, and what fills a page
BLANK_LINES = 3
LINES_ON_A_PAGE = 19


def sign_in_sheet(session: Session) -> bytes:
    """Names with room for a signature, and lines for who walks in."""
    rows = [[*_named(one), ""] for one in _coming(session.activity)]
    rows += [["", "", ""]] * max(BLANK_LINES, LINES_ON_A_PAGE - len(rows))
    data = _frame(session.activity, _("Sign-in sheet"), when_and_where(session))
    words = [_("Name"), _("Organisation"), _("Signature")]
    return typeset(
        TYPST / "list.typ", data | {"head": words, "rows": rows, "tall": True}
    )


def name_list(activity: Activity) -> bytes:
    """Who comes, for whom, and how far their registration is."""
    everyone = _of(activity).not_cancelled()
    rows = [[*_named(one), one.get_status_display()] for one in _by_name(everyone)]
    sessions = activity.sessions.exclude(status=Session.Status.CANCELLED)
    lines = [when_and_where(one) for one in sessions.order_by("starts_at")]
    data = _frame(activity, _("Name list"), "\n".join(lines))
    words = [_("Name"), _("Organisation"), _("Status")]
    return typeset(
        TYPST / "list.typ", data | {"head": words, "rows": rows, "tall": False}
    )


def badges(activity: Activity) -> bytes:
    """Eight on a page, to cut and fold into a holder."""
    day = date_format(activity.starts_on, "j F Y") if activity.starts_on else ""
    data = _frame(activity, _("Badges"), day)
    cards = [
        {"first": one.person.first_name, "last": one.person.last_name, "of": _for(one)}
        for one in _coming(activity)
        if one.person is not None
    ]
    return typeset(TYPST / "badges.typ", data | {"cards": cards, "nobody": _nobody()})


def when_and_where(session: Session) -> str:
    """Thursday 4 March 2026, 9.30 to 12.30, Ghent."""
    first, last = map(timezone.localtime, (session.starts_at, session.ends_at))
    said = _("%(day)s, %(first)s to %(last)s") % {
        "day": date_format(first, "l j F Y"),
        "first": date_format(first, "G.i"),
        "last": date_format(last, "G.i"),
    }
    return ", ".join(part for part in (said, session.room) if part)


def _frame(activity: Activity, heading: str, lead: str) -> dict[str, Any]:
    centre = CentreSettings.of_the_site()
    return {
        "title": f"{heading}: {activity.title}",
        "language": get_language() or "nl",
        "centre": centre.name,
        "heading": activity.title,
        "kind": heading,
        "lead": lead,
        "page": _("page"),
        "nobody": _nobody(),
    }


def _nobody() -> str:
    return _("Nobody is registered yet.")


def _of(activity: Activity) -> Any:
    return activity.registrations.select_related("person", "organisation", "booking")


def _by_name(registrations: Any) -> Sequence[Registration]:
    found: Sequence[Registration] = registrations.order_by(
        "person__last_name", "person__first_name", "pk"
    )
    return found


def _coming(activity: Activity) -> Iterable[Registration]:
    return _by_name(_of(activity).confirmed())


def _named(registration: Registration) -> tuple[str, str]:
    person = registration.person
    name = f"{person.last_name} {person.first_name}".strip() if person else ""
    return name or registration.who, _for(registration)


def _for(registration: Registration) -> str:
    if registration.organisation is not None:
        return str(registration.organisation)
    booking = registration.booking
    return booking.organisation_typed if booking else ""
