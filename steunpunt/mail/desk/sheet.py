"""The list of messages as a file: what went to whom and how, never what it said."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language, override
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from steunpunt.design.spreadsheets import safe
from steunpunt.mail.desk.showing import Shown
from steunpunt.mail.models import Message, MessageQuerySet

EXCEL_READS_UTF8 = b"\xef\xbb\xbf"


class MessageSheet(SpreadsheetExportMixin):  # type: ignore[misc] # a Wagtail mixin
    """Messages for a spreadsheet, as far as this user may know of them.

    Columns are named as the code does, in every language, as in other lists.
    """

    export_filename = "post"
    list_export = (
        *("posted_at", "code", "code_label", "language", "to", "subject"),
        *("status", "status_label", "attempts", "sent_at", "last_answer"),
        *("about_type", "about_id", "blanked_at"),
    )

    def __init__(self, user: Any) -> None:
        self.user = user
        self.language = get_language()

    def get_heading(self, queryset: MessageQuerySet, field: str) -> str:
        return field

    def stream_csv(self, queryset: MessageQuerySet) -> Iterator[bytes]:
        yield EXCEL_READS_UTF8
        yield from super().stream_csv(_in_chunks(queryset))

    def write_xlsx(self, queryset: MessageQuerySet, output: Any) -> None:
        super().write_xlsx(_in_chunks(queryset), output)

    def to_row_dict(self, item: Message) -> dict[str, Any]:
        with override(self.language):  # a file is written after the answer
            return self._row(item)

    def _row(self, item: Message) -> dict[str, Any]:
        shown = Shown(item, self.user)
        row = {
            name: getattr(item, name)
            for name in self.list_export
            if hasattr(item, name)
        } | {
            "code_label": shown.label,
            "to": ", ".join(shown.to),
            # A subject may hold a code to sign in.
            "subject": "" if item.secret or not shown.is_open else item.subject,
            "status_label": item.get_status_display(),
            "last_answer": shown.answer,
        }
        return {
            name: safe(value) if isinstance(value := row[name], str) else value
            for name in self.list_export
        }


def _in_chunks(queryset: MessageQuerySet) -> Iterator[Message]:
    """Without what it says, which is most of it."""
    return queryset.defer("text", "html", "headers").iterator(chunk_size=2000)
