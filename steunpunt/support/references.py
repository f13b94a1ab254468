"""What of support refers to people and organisations."""

from django.utils.translation import gettext_lazy as _

from steunpunt.records.references import OnClash, Reference, declare
from steunpunt.support.models import Support, SupportParticipant, SupportRequest
from steunpunt.support.permissions import visible_participants

declare(
    Reference(SupportRequest, "asker", label=_("requests")),
    Reference(SupportRequest, "organisation", label=_("requests")),
    Reference(Support, "organisation", label=_("supports")),
    Reference(
        SupportParticipant,
        "person",
        label=_("participants of supports"),
        visible=visible_participants,
        on_clash=OnClash.ONCE,  # the same person took part once
        owner="support",
        told_as="participants",
    ),
)
