"""What waits for the support team."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steunpunt.records.attention import Attention, Shortcut, declare
from steunpunt.support.models import SupportRequest

#: days in which somebody who asks hears whether we can help
ANSWER_DAYS = 5
#: days after which an accepted request should have become a support
START_DAYS = 30


def waiting_for_an_answer(today: date) -> QuerySet[SupportRequest]:
    """Requests that nobody decided on within the days agreed."""
    agreed = today - timedelta(days=ANSWER_DAYS)
    return SupportRequest.objects.undecided().filter(received_on__lt=agreed)


def accepted_and_forgotten(today: date) -> QuerySet[SupportRequest]:
    """Requests of the past year that were accepted, without a support since."""
    return SupportRequest.objects.filter(
        decision=SupportRequest.Decision.ACCEPTED,
        decided_on__range=(
            today - timedelta(days=365),
            today - timedelta(days=START_DAYS),
        ),
        support_links__isnull=True,
    ).order_by("decided_on")


declare(
    Shortcut(_("Note a request"), "supportrequest:add", "support.add_supportrequest"),
    Attention(
        "support.waiting",
        _("requests that wait for an answer"),
        _("We agreed to answer within five days."),
        _("Decide"),
        waiting_for_an_answer,
        order=10,
        one=_("request that waits for an answer"),
    ),
    Attention(
        "support.forgotten",
        _("accepted requests without a support"),
        _("Accepted more than a month ago; plan a first session."),
        _("Start the support"),
        accepted_and_forgotten,
        order=30,
        one=_("accepted request without a support"),
    ),
)
