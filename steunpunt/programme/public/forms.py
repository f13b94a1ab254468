"""What visitors fill in to register."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.records.national_numbers import refuse_national_numbers
from steunpunt.sector.models import Organisation
from steunpunt.sector.recognising import (
    recognise_organisation,
    suggest_organisations,
)

NEW = "new"


def _text(
    label: Any, autocomplete: str = "", attrs: dict[str, Any] | None = None, **more: Any
) -> forms.CharField:
    attrs = {"class": "input"} | (attrs or {})
    if autocomplete:
        attrs["autocomplete"] = autocomplete
    return forms.CharField(label=label, widget=forms.TextInput(attrs=attrs), **more)


class BookingForm(forms.Form):
    """Who arranges it, for which organisation, and what they need."""

    contact_email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_(
            "Here we send the confirmation and everything about this activity."
        ),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={
            "invalid": _("This is no e-mail address. For example: lotte@vereniging.be")
        },
    )
    contact_phone = _text(
        _("Phone"),
        "tel",
        max_length=30,
        required=False,
        help_text=_("Only for when something changes at the last moment."),
    )
    organisation = _text(
        _("Your organisation"),
        "organization",
        {"data-suggest": reverse_lazy("programme:organisations")},
        max_length=200,
        required=False,
        help_text=_(
            "Type its name or its enterprise number. Empty: you come for yourself."
        ),
    )
    which = forms.ChoiceField(
        label=_("Which one do you mean?"), widget=forms.RadioSelect, required=False
    )
    needs = forms.CharField(
        label=_("What do you need to take part?"),
        help_text=_(
            "For example a place for a wheelchair, an interpreter, large print, or a "
            "diet. Only the organiser reads this, and we delete it two weeks after the "
            "last session."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )
    needs_consent = forms.BooleanField(
        label=_("Yes, you may keep this until two weeks after the activity."),
        required=False,
    )
    remarks = forms.CharField(
        label=_("Anything else?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"class": "input", "rows": 2}),
    )

    invoice_email = forms.EmailField(
        label=_("E-mail address for the invoice"),
        help_text=_("Empty: the same address."),
        required=False,
        widget=forms.EmailInput(attrs={"class": "input"}),
    )
    invoice_reference = _text(
        _("Your order number"),
        max_length=60,
        required=False,
        help_text=_("We print it on the invoice."),
    )

    def __init__(self, *args: Any, priced: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not priced:
            del self.fields["invoice_email"], self.fields["invoice_reference"]
        self.suggestions: list[Organisation] = []
        self.known: Organisation | None = None
        self._offer_choice()

    def _offer_choice(self) -> None:
        """A name that the register does not know exactly, is asked about once."""
        typed = (
            self.data.get(self.add_prefix("organisation"), "") if self.is_bound else ""
        )
        self.known = recognise_organisation(typed)
        if typed.strip() and self.known is None:
            self.suggestions = suggest_organisations(typed)
        choices = [(str(one.pk), one.name) for one in self.suggestions]
        field: Any = self.fields["which"]
        field.choices = [*choices, (NEW, gettext("None of these: mine is not listed"))]

    def clean_needs(self) -> str:
        needs: str = self.cleaned_data["needs"].strip()
        refuse_national_numbers(needs)
        return needs

    def clean_remarks(self) -> str:
        remarks: str = self.cleaned_data["remarks"].strip()
        refuse_national_numbers(remarks)
        return remarks

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("needs") and not cleaned.get("needs_consent"):
            self.add_error(
                "needs_consent",
                _(
                    "Tick this, or leave out what you need: without your yes we may "
                    "not keep it."
                ),
            )
        if self.suggestions and not cleaned.get("which"):
            self.add_error("which", _("Choose the one that you mean."))
        return cleaned

    @property
    def asks_which(self) -> bool:
        """Whether the name that was typed may be one of several."""
        return bool(self.suggestions)

    def chosen(self) -> Organisation | None:
        """The organisation of the register; None: none, or a new one."""
        if self.known is not None:
            return self.known
        which = self.cleaned_data.get("which", "")
        return next((one for one in self.suggestions if str(one.pk) == which), None)

    def asked(
        self, comers: list[Comer], *, name: str, together: int, answers: dict[Any, Any]
    ) -> Asked:
        """What was filled in, for the verb."""
        said, organisation = self.cleaned_data, self.chosen()
        return Asked(
            comers,
            organisation=organisation,
            organisation_typed="" if organisation else said["organisation"],
            contact_name=name,
            contact_email=said["contact_email"],
            contact_phone=said["contact_phone"],
            together=together,
            remarks=said["remarks"],
            needs=said["needs"],
            invoice_email=said.get("invoice_email", ""),
            invoice_reference=said.get("invoice_reference", ""),
            answers=answers,
            language=get_language() or "nl",
        )


class ComerForm(forms.Form):
    """One person who comes."""

    first_name = _text(_("First name"), "given-name", max_length=80)
    last_name = _text(_("Last name"), "family-name", max_length=80)

    def comer(self, email: str = "") -> Comer:
        """Who was filled in."""
        said = self.cleaned_data
        return Comer(said["first_name"], said["last_name"], said.get("email") or email)


class ColleagueForm(ComerForm):
    """One of several; a place without a name is kept, and the name follows."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = False
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_name"), cleaned.get("last_name")
        if bool(first) != bool(last):
            missing = "last_name" if first else "first_name"
            self.add_error(
                missing, _("Fill in both names, or neither: then it follows.")
            )
        elif cleaned.get("email") and not first:
            self.add_error("first_name", _("Whose address is this?"))
        return cleaned


class ContactForm(forms.Form):
    """Who arranges it for several colleagues."""

    contact_name = _text(_("Your name"), "name", max_length=170)
    together = forms.TypedChoiceField(
        label=_("If there are not enough places at once"),
        widget=forms.RadioSelect,
        coerce=int,
        required=False,
    )

    def __init__(self, *args: Any, seats: int, waits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not waits:
            del self.fields["together"]
            return
        field: Any = self.fields["together"]
        field.required = True
        field.choices = [
            (1, gettext("each of us takes a place when there is one")),
            *(
                (least, gettext("at least %(least)s of us together") % {"least": least})
                for least in range(2, seats)
            ),
            (seats, gettext("all %(seats)s together, or none") % {"seats": seats}),
        ]
        field.initial = 1
