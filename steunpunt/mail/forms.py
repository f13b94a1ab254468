"""What somebody types on the screens of mail."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from steunpunt.mail.declaring import MailText, every_text, strange
from steunpunt.mail.editing import Wording
from steunpunt.mail.envelope import lines
from steunpunt.mail.models import Message, MessageQuerySet, Status
from steunpunt.mail.permissions import may_see_addresses


class SearchForm(forms.Form):
    """Narrows the list of messages."""

    q = forms.CharField(label=gettext_lazy("Address or subject"), required=False)
    status = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    code = forms.ChoiceField(label=gettext_lazy("Text"), required=False)
    since = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=AdminDateInput
    )
    until = forms.DateField(
        label=gettext_lazy("Up to and including"),
        required=False,
        widget=AdminDateInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Any = self.fields
        known["status"].choices = [("", ""), *Status.choices]
        texts = [(text.code, text.label) for text in every_text()]
        known["code"].choices = [("", _("All texts")), *texts]

    def found(self, user: Any) -> MessageQuerySet:
        """The messages asked for, newest first; nobody finds what he may not read."""
        asked = self.cleaned_data if self.is_valid() else {}
        found = Message.objects.order_by("-posted_at", "-pk")
        for name in ("status", "code"):
            if asked.get(name):
                found = found.filter(**{name: asked[name]})
        if asked.get("since"):
            found = found.filter(posted_at__gte=_midnight(asked["since"]))
        if asked.get("until"):
            after = asked["until"] + dt.timedelta(days=1)
            found = found.filter(posted_at__lt=_midnight(after))
        return found.filter(_mentions(asked["q"], user)) if asked.get("q") else found


def _mentions(words: str, user: Any) -> Q:
    subject = Q(subject__icontains=words, secret=False)
    if may_see_addresses(user):
        return subject | Q(to__icontains=words)
    return subject & Q(sensitive=False)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


class WordingForm(forms.Form):
    """What a text says in one language, with placeholders that exist."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    body = forms.CharField(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy(
            "An empty line begins a paragraph. A line of words, a colon and a link is "
            "shown as a button."
        ),
    )

    def __init__(self, text: MailText, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean_subject(self) -> str:
        return self._without_strangers("subject")

    def clean_body(self) -> str:
        return lines(self._without_strangers("body")).strip("\n")

    def _without_strangers(self, name: str) -> str:
        typed = str(self.cleaned_data[name])
        if found := strange(typed, self.text.placeholders):
            known = ", ".join(f"{{{one}}}" for one in self.text.placeholders)
            raise forms.ValidationError(
                _("%(what)s cannot be filled in here. You can use: %(known)s.")
                % {"what": ", ".join(found), "known": known or _("nothing")}
            )
        return typed

    def wording(self) -> Wording:
        """What was typed."""
        return Wording(self.cleaned_data["subject"], self.cleaned_data["body"])
