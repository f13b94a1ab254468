"""Writing to the people of an activity: the words, who gets them, what was sent."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from steunpunt.mail.declaring import strange, text_of
from steunpunt.mail.desk.showing import Shown
from steunpunt.mail.editing import Wording, wording_of
from steunpunt.mail.envelope import lines
from steunpunt.mail.permissions import SEE as SEE_MAIL
from steunpunt.programme.letters import mailing as verbs
from steunpunt.programme.letters.mailing import CODE, Letter
from steunpunt.programme.models import Activity, Mailing
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, record_crumb, work_page

VIEW, ADD = "programme.view_mailing", "programme.add_mailing"


class MailingForm(forms.Form):
    """To whom, and what it says."""

    group = forms.ChoiceField(
        label=pgettext_lazy("mail", "To"),
        choices=Mailing.Group.choices,
        widget=forms.RadioSelect,
    )
    subject_nl = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    body_nl = forms.CharField(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "An empty line begins a paragraph. A line of words, a colon and a link is "
            "shown as a button."
        ),
    )
    subject_en = forms.CharField(
        label=gettext_lazy("Subject in English"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Empty: who reads English gets the Dutch text."),
    )
    body_en = forms.CharField(
        label=gettext_lazy("Text in English"),
        widget=forms.Textarea(attrs={"rows": 12}),
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        known = text_of(CODE).placeholders
        for name in ("subject_nl", "body_nl", "subject_en", "body_en"):
            if found := strange(data.get(name, ""), known):
                said = _("%(what)s cannot be filled in here. You can use: %(known)s.")
                usable = ", ".join(f"{{{one}}}" for one in known)
                self.add_error(name, said % {"what": ", ".join(found), "known": usable})
            elif "…" in data.get(name, ""):
                self.add_error(name, _("Write something where the dots are."))
        if bool(data.get("subject_en")) != bool(data.get("body_en")):
            self.add_error(
                "subject_en",
                _("In English, fill in the subject and the text, or neither."),
            )
        return data

    def letter(self) -> Letter:
        """What was typed."""
        data = self.cleaned_data
        return Letter(
            data["group"],
            {
                language: Wording(data[f"subject_{language}"], lines(body).strip("\n"))
                for language in ("nl", "en")
                if (body := data[f"body_{language}"])
            },
        )


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it, look at it and at who gets it, and send it."""
    need(request, ADD, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    form = MailingForm(request.POST or None, initial=_start())
    letter = form.letter() if request.method == "POST" and form.is_valid() else None
    if letter is not None and request.POST.get("do") == "send":
        shown = request.POST.get("shown", "")
        made = _sent(request, activity, form, letter, shown)
        if made is not None:
            return redirect("activity:mailing", pk, made.pk)
    return work_page(
        request,
        "programme/mailing_write.html",
        {
            "activity": activity,
            "form": form,
            "placeholders": _placeholders(),
            **(_before_sending(activity, letter) if letter is not None else {}),
        },
        title=_("Mail participants"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="mail",
        status=422 if form.errors else 200,
    )


def _start() -> dict[str, Any]:
    """A form begins with the text that staff begin from, in Dutch."""
    holds = wording_of(text_of(CODE), "nl")
    return {
        "group": Mailing.Group.CONFIRMED,
        "subject_nl": holds.subject,
        "body_nl": holds.body,
        "key": uuid4(),
    }


def _sent(
    request: HttpRequest,
    activity: Activity,
    form: MailingForm,
    letter: Letter,
    shown: str,
) -> Mailing | None:
    by: Any = request.user
    key: UUID = form.cleaned_data["key"]
    try:
        made = verbs.send(activity, letter, key=key, shown=shown, by=by)
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, _("On its way."))
    return made


def _before_sending(activity: Activity, letter: Letter) -> dict[str, Any]:
    """Who gets it, and what the first of them reads."""
    found = verbs.receivers(activity, letter.group)
    return {
        "receivers": found,
        "shown": verbs.fingerprint(found),
        "looked": True,
        "out_of_reach": verbs.out_of_reach(activity, letter.group),
        "preview": verbs.preview(activity, letter, found[0]) if found else None,
    }


def _placeholders() -> list[dict[str, Any]]:
    known = text_of(CODE).placeholders
    return [{"name": f"{{{name}}}", "label": label} for name, label in known.items()]


def sent(request: HttpRequest, pk: int, mailing: int) -> HttpResponse:
    """One of them: what it said, and what became of each message."""
    need(request, VIEW, SEE_PEOPLE)
    found = get_object_or_404(
        Mailing.objects.select_related("activity", "sent_by"), activity=pk, pk=mailing
    )
    may_see = request.user.has_perm(SEE_MAIL)
    return work_page(
        request,
        "programme/mailing_sent.html",
        {
            "mailing": found,
            "may_see_messages": may_see,
            "shown": [Shown(one, request.user) for one in verbs.messages_of(found)]
            if may_see
            else [],
        },
        title=str(found),
        trail=[list_crumb(Activity), record_crumb(request, found.activity)],
        icon="mail",
    )
