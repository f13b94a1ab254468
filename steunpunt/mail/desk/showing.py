"""A message as somebody may see it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from steunpunt.mail.declaring import UnknownText, text_of
from steunpunt.mail.keeping import code_of
from steunpunt.mail.models import Message, MessageStep, Status
from steunpunt.mail.permissions import may_read, may_see_addresses

MASK = "•••"
TAGS = {
    Status.QUEUED: "info",
    Status.SENDING: "info",
    Status.SENT: "ok",
    Status.FAILED: "bad",
    Status.UNCERTAIN: "warn",
    Status.WITHHELD: "info",
}


@dataclass(frozen=True)
class About:
    """The record that a message is about."""

    label: str
    address: str


class Shown:
    """A message on the screen of this user."""

    def __init__(self, message: Message, user: Any) -> None:
        self.message = message
        self.user = user
        self.is_open = may_read(user, message) and not message.is_blanked

    @property
    def tag(self) -> str:
        """The colour that goes with its status."""
        return TAGS[Status(self.message.status)]

    @property
    def label(self) -> str:
        """What kind of message it is."""
        return label_of(self.message.code)

    @property
    def subject(self) -> str:
        """Its subject, or else what kind of message it is."""
        subject = self.message.subject if self.is_open else ""
        return subject or capfirst(self.label)

    @property
    def to(self) -> list[str]:
        """To whom it goes, an address each."""
        if not may_see_addresses(self.user):
            return [MASK]
        return self.message.to.splitlines()

    @property
    def why_closed(self) -> str:
        """Why the contents are not shown."""
        if self.message.is_blanked:
            gone = self.message.blanked_at
            day = date_format(localtime(gone), "j F Y") if gone else ""
            return _("The contents were removed on %(day)s.") % {"day": day}
        if self.message.secret:
            return _("The contents are hidden: they hold a way to sign in.")
        return _("The contents are hidden: they are about a person.")

    @property
    def headers(self) -> dict[str, str]:
        """What stands above the letter, addresses only for who may see them."""
        found = dict(self.message.headers)
        if not may_see_addresses(self.user):
            found.pop("Reply-To", None)
        return found

    def note(self, step: MessageStep) -> str:
        """What the server said at a step."""
        return self._said(step.note)

    @property
    def answer(self) -> str:
        """What the server said last."""
        return self._said(self.message.last_answer)

    def _said(self, answer: str) -> str:
        """Its words may name an address; its code does not."""
        if not answer or may_see_addresses(self.user):
            return answer
        return code_of(answer)

    @cached_property
    def about(self) -> About | None:
        """The record that it is about, with its own screen when there is one."""
        if not self.message.about_type:
            return None
        try:
            model = apps.get_model(self.message.about_type)
        except LookupError:
            return About(f"{self.message.about_type} {self.message.about_id}", "")
        record = model._default_manager.filter(pk=self.message.about_id).first()
        finder = AdminURLFinder(self.user)
        address = finder.get_edit_url(record) if record is not None else None
        label = f"{capfirst(model._meta.verbose_name)} {self.message.about_id}"
        return About(label, address or "")


def label_of(code: str) -> str:
    """What staff call a kind of message."""
    try:
        return str(text_of(code).label)
    except UnknownText:
        return _("signing in")
