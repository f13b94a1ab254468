"""What somebody fills in to sign in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """Where the code goes."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={
            "invalid": _("This is no e-mail address. For example: lotte@vereniging.be")
        },
    )


class CodeForm(forms.Form):
    """What stands in the mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        help_text=_("Capitals and the dash do not matter."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "input",
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )
