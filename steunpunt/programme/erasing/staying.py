"""What stays of somebody who is erased, and why. The rest of all texts is swept.

Keys are models ("app.Model") and columns ("app.Model.column"); a test holds them to
what exists.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from steunpunt.money.models import CreditNote, Invoice
from steunpunt.programme.erasing.whom import Whom
from steunpunt.programme.models import Attendance, Certificate
from steunpunt.programme.orders.charging import orders_of
from steunpunt.records.sweeping import found_in, text_columns

_BOOKS = _("the law wants the books kept for ten years, with the name on the document")
_PUBLISHED = _("what was published never changes; it holds keys and counts, no names")
_WORKS_HERE = _("who works here keeps an account, until an administrator removes it")
_SHOWN = _("somebody wrote it to be read; who wrote it decides, and mends it")
_ASKED = _("so that we can show that a question was answered: it goes after a year")
_WORDS = _("words and rules of the centre, and names of organisations, not of people")
_TECHNIQUE = _("what the software writes for itself: no text of people, or sealed")

#: model or column → why it is left alone
STAYS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "money.Order",
            "money.OrderLine",
            "money.Invoice",
            "money.CreditNote",
            "money.Payment",
            "money.OnlinePayment",
            "money.Statement",
            "money.Refund",
            "money.Reminder",
        ),
        _BOOKS,
    ),
    **dict.fromkeys(
        ("reports.Edition", "reports.FrozenRows", "reports.EditionStory"), _PUBLISHED
    ),
    **dict.fromkeys(
        (
            "accounts.User",
            "account.EmailAddress",
            "wagtailusers.UserProfile",
            "support.Support.staff",
            "support.SupportSession.staff",
        ),
        _WORKS_HERE,
    ),
    "programme.ErasureRequest.address": _ASKED,
    **dict.fromkeys(
        (
            "sector.Organisation",
            "sector.OrganisationName",
            "sector.OrganisationPlace",
            "sector.OrganisationType",
            "sector.Theme",
            "sector.Recognition",
            "sector.TargetGroupRule",
            "sector.HalfDayRule",
            "programme.Level",
            "programme.ActivityKind",
            "support.DeclineReason",
            "money.VatGround",
            "money.PriceList",
            "money.PriceRule",
            "money.CancellationPolicy",
            "money.CancellationStep",
            "money.SellerDetails",
            "channels.Site",
            "channels.SocialChannel",
            "auth.Group",
            "auth.Permission",
            "design.CentreSettings",
        ),
        _WORDS,
    ),
    **dict.fromkeys(
        (
            "mfa.Authenticator",
            "usersessions.UserSession",
            "sessions.Session",
            "account.EmailConfirmation",
            "contenttypes.ContentType",
            "django_tasks_database.DBTaskResult",
            "wagtailcore.ReferenceIndex",
            "wagtailsearch.IndexEntry",
            "wagtailsearch.SQLiteFTSIndexEntry",
            "wagtailcore.Collection",
            "wagtailcore.CollectionViewRestriction",
            "wagtailcore.PageViewRestriction",
            "wagtailcore.Locale",
            "wagtailcore.Site",
        ),
        _TECHNIQUE,
    ),
}

#: what was written to be read: shown to whoever erases, who looks at it
WRITTEN_TO_BE_READ: tuple[str, ...] = (
    "website.HomePage",
    "website.ContentPage",
    "reports.ReportPage",
    "wagtailcore.Page",
    "wagtailcore.Revision",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.PageLogEntry",
    "programme.Activity",
    "programme.Track",
    "programme.Series",
    "programme.Room",
    "programme.Reading",
    "mail.EditedText",
    "mail.EditedTextVersion",
    "questionnaires.Questionnaire",
    "questionnaires.Question",
    "pictures.Picture",
    "wagtailimages.Image",
    "wagtaildocs.Document",
    "taggit.Tag",
)
LEFT_ALONE = {**STAYS, **dict.fromkeys(WRITTEN_TO_BE_READ, _SHOWN)}
#: where no text of people can stand, or where it never changes
WORDS_OF_THE_CENTRE = {one for one, why in STAYS.items() if why is _WORDS}
OF_NOBODY = {one for one, why in STAYS.items() if why in (_PUBLISHED, _TECHNIQUE)}
MOST_SHOWN = 20


@dataclass(frozen=True)
class Kept:
    """One thing that stays: how much, and why."""

    what: str
    why: Any


def staying(whom: Whom) -> list[Kept]:
    """What stays, for the preview."""
    registrations = whom.registrations.count()
    attended = Attendance.objects.filter(registration__in=whom.registrations).count()
    certified = Certificate.objects.filter(registration__in=whom.registrations).count()
    orders = {order.pk for one in whom.about_them for order in orders_of(one)}
    invoices = Invoice.objects.filter(order__in=orders)
    notes = CreditNote.objects.filter(invoice__in=invoices)
    kept = [
        (
            ngettext("%(n)s registration", "%(n)s registrations", registrations),
            registrations,
            _("it counts in the figures, and leads to nobody any more"),
        ),
        (
            ngettext("%(n)s attendance", "%(n)s attendances", attended),
            attended,
            _("it counts in the figures, and leads to nobody any more"),
        ),
        (
            ngettext("%(n)s certificate", "%(n)s certificates", certified),
            certified,
            _("its code can still be checked; the page shows no name"),
        ),
        (
            ngettext("%(n)s invoice", "%(n)s invoices", len(invoices)),
            len(invoices),
            _BOOKS,
        ),
        (
            ngettext("%(n)s credit note", "%(n)s credit notes", len(notes)),
            len(notes),
            _BOOKS,
        ),
    ]
    return [Kept(what % {"n": n}, why) for what, n, why in kept if n]


def to_look_at(whom: Whom) -> list[tuple[str, Any]]:
    """What was written to be read and names them: what it is, and the row."""
    found = []
    for label in WRITTEN_TO_BE_READ:
        model = apps.get_model(label)
        if label == "wagtailcore.Revision":
            continue  # drafts of the pages that are shown
        for key, _after in found_in(model, text_columns(model), whom.words):
            row = model._base_manager.get(pk=key)
            found.append((str(model._meta.verbose_name), row))
    return found[:MOST_SHOWN]
