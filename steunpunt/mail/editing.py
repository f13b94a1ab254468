"""The wording that holds now, and changing it: every edit is kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from steunpunt.mail.declaring import MailText
from steunpunt.mail.models import EditedText, EditedTextVersion

if TYPE_CHECKING:
    from steunpunt.accounts.models import User


@dataclass(frozen=True)
class Wording:
    """What a text says in one language."""

    subject: str
    body: str


def standard(text: MailText, language: str) -> Wording:
    """The wording that the app declares."""
    return Wording(text.subject[language], text.body[language].strip())


def wording_of(text: MailText, language: str) -> Wording:
    """The wording that holds: what staff made of it, else the standard one."""
    edited = EditedText.objects.filter(code=text.code, language=language).first()
    if edited is None:
        return standard(text, language)
    return Wording(edited.subject, edited.body)


@transaction.atomic
def edit(text: MailText, language: str, wording: Wording, *, by: "User") -> None:
    """Give a text another wording. The standard one is a reset."""
    if wording == standard(text, language):
        reset(text, language, by=by)
    elif wording != wording_of(text, language):
        _keep(text, language, wording, by)
        EditedText.objects.update_or_create(
            code=text.code,
            language=language,
            defaults={"subject": wording.subject, "body": wording.body},
        )


@transaction.atomic
def reset(text: MailText, language: str, *, by: "User") -> None:
    """Give a text the wording back that the app declares."""
    gone, _models = EditedText.objects.filter(
        code=text.code, language=language
    ).delete()
    if gone:
        _keep(text, language, Wording("", ""), by)


def _keep(text: MailText, language: str, wording: Wording, by: "User") -> None:
    EditedTextVersion.objects.create(
        code=text.code,
        language=language,
        subject=wording.subject,
        body=wording.body,
        by=by,
    )
