"""One step in the life of a message: checked, dated and written down."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steunpunt.mail.models import Message

if TYPE_CHECKING:
    from steunpunt.accounts.models import User

#: what belongs to one status only, and is empty in the others
OF_A_STATUS: dict[str, Any] = {
    "next_attempt_at": None,
    "leased_until": None,
    "leased_by": "",
    "sent_at": None,
}


class StepNotAllowed(Exception):
    """A message cannot go from its status to that one."""

    message: str | Promise = _("This message is “%(now)s”, and cannot become that.")

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.now = message.get_status_display()

    def __str__(self) -> str:
        return str(self.message) % {"now": self.now}


def locked(message: Message) -> Message:
    """The message as it is now, for nobody else until this transaction ends."""
    return Message.objects.select_for_update().get(pk=message.pk)


@transaction.atomic
def move(
    message: Message,
    status: str,
    *,
    by: "User | None" = None,
    note: str = "",
    **fields: Any,
) -> Message:
    """Take a step with a message that is locked. Raises StepNotAllowed."""
    if not message.may_become(status):
        raise StepNotAllowed(message)
    changed = {"status": status, **OF_A_STATUS, **fields}
    for name, value in changed.items():
        setattr(message, name, value)
    message.save(update_fields=list(changed))
    message.steps.create(status=status, at=timezone.now(), by=by, note=note)
    return message
