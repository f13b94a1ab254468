"""A passkey of a visitor: the phone or computer that signs them in without a mail."""

from typing import Any

from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from steunpunt.accounts.permissions import opens_back_office


class AddPasskey(AddWebAuthnView):
    """Always a key that signs in by itself, and no spare codes: the mailbox is spare.

    Staff add theirs as a second factor, where allauth does that.
    """

    template_name = "accounts/passkey.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if opens_back_office(request.user):
            return redirect("mfa_add_webauthn")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[SignupWebAuthnForm]:
        return SignupWebAuthnForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        # After allauth's own: the last one asked is the one that is checked.
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}

    def form_valid(self, form: SignupWebAuthnForm) -> HttpResponse:
        said = form.cleaned_data
        flows.signup_authenticator(
            self.request, self.request.user, said["name"], said["credential"]
        )
        return redirect(settings.VISITORS_LOGIN_REDIRECT_URL)
