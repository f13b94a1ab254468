"""What of support refers to people and organisations."""

from django.utils.translation import gettext_lazy as _

from steunpunt.records.references import OnClash, Reference, declare
from steunpunt.support.models import Support, SupportParticipant, SupportRequest

declare(
    Reference(SupportRequest, "asker", label=_("requests")),
    Reference(SupportRequest, "organisation", label=_("requests")),
    Reference(Support, "organisation", label=_("supports")),
    Reference(
        SupportParticipant,
        "person",
        label=_("participants of supports"),
        on_clash=OnClash.ONCE,  # the same person took part once
        owner="support",
        told_as="participants",
    ),
)
