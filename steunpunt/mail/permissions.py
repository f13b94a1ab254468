"""Who may see messages, decide on them, and change what the centre writes."""

from typing import Any

from steunpunt.mail.models import Message
from steunpunt.mail.sending import is_configured

SEE, DECIDE, EDIT = (
    "mail.view_message",
    "mail.decide_message",
    "mail.change_editedtext",
)
SEE_PEOPLE = "records.view_personal_data"


def may_see_addresses(user: Any) -> bool:
    """Whether somebody may know to whom a message went."""
    return bool(user.has_perm(SEE_PEOPLE))


def may_read(user: Any, message: Message) -> bool:
    """Whether somebody may read what a message says.

    A code to sign in is nobody's but of whom it is for. Where mail is kept, somebody
    who may do everything anyway reads it for them.
    """
    if message.secret:
        return bool(user.is_superuser) and not is_configured()
    return not message.sensitive or may_see_addresses(user)
