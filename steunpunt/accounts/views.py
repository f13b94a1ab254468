"""The two pages with which anybody signs in: where the code goes, and the code.

Nothing on them tells whether an address has an account: it is looked up only once the
code was right.
"""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import verify_email_indirectly
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import email as manage_addresses
from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from steunpunt.accounts import codes
from steunpunt.accounts.forms import AddressForm, CodeForm
from steunpunt.accounts.models import SignInCode
from steunpunt.accounts.permissions import opens_back_office
from steunpunt.accounts.proving import account_of

#: in the session: which code this browser asked for
ASKED = "sign_in_code"
log = logging.getLogger(__name__)
FORM = require_http_methods(["GET", "HEAD", "POST"])


def _onward(request: HttpRequest, name: str) -> str:
    """The address of a step, which remembers where somebody was going."""
    wanted = get_next_redirect_url(request)
    return reverse(name) + (f"?{urlencode({'next': wanted})}" if wanted else "")


def _page(
    request: HttpRequest, template: str, form: forms.Form, status: int, **more: Any
) -> HttpResponse:
    wanted = get_next_redirect_url(request) or ""
    field = format_html('<input type="hidden" name="next" value="{}">', wanted)
    context = {"form": form, "next": wanted, "next_field": field if wanted else ""}
    context |= more
    return render(request, template, context, status=status)


@never_cache
@FORM
def ask(request: HttpRequest) -> HttpResponse:
    """Mail a code to any address; the answer is the same for each."""
    user = request.user
    known = {"email": user.email} if user.is_authenticated else {}
    form = AddressForm(request.POST or None, initial=known)
    status = 200
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if ratelimit.consume(request, action="request_login_code", key=email.lower()):
            _send(request, email)
            return redirect(_onward(request, "account_confirm_login_code"))
        form.add_error("email", _("That is too many codes at once. Try again later."))
        status = 429
    elif form.errors:
        status = 422
    return _page(request, "accounts/ask.html", form, status)


def _send(request: HttpRequest, email: str) -> None:
    code, words = codes.make_code(email)
    request.session[ASKED] = code.pk
    context = {"request": request, "code": words}
    get_adapter().send_mail("account/email/login_code", email, context)
    if not settings.SMTP_HOST:
        # Nobody else can read it: on screen the outbox does not show ways in.
        log.warning("No mail server; the code for %s is %s", code.email, words)


@never_cache
@FORM
def confirm(request: HttpRequest) -> HttpResponse:
    """Type the code: the right one signs in, and makes the account if need be."""
    asked = SignInCode.objects.filter(pk=request.session.get(ASKED, 0)).first()
    if asked is None:
        return redirect(_onward(request, "account_request_login_code"))
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="login"):
            return ratelimit.respond_429(request)
        try:
            email = codes.try_code(asked.pk, form.cleaned_data["code"])
        except codes.WrongCode:
            form.add_error("code", _("This is not the code. Look in your last mail."))
        except codes.CodeIsGone:
            return _again(request)
        else:
            return _enter(request, email)
    if form.errors:
        status = 422
    return _page(request, "accounts/confirm.html", form, status, email=asked.email)


def _again(request: HttpRequest) -> HttpResponse:
    request.session.pop(ASKED, None)
    messages.error(request, _("This code does not hold any more. Ask for a new one."))
    return redirect(_onward(request, "account_request_login_code"))


def _enter(request: HttpRequest, email: str) -> HttpResponse:
    """From here allauth does what it does for everybody, second factor included."""
    request.session.pop(ASKED, None)
    user = account_of(email)
    # Whoever just opened the mailbox may take away a key that they lost.
    again = {} if opens_back_office(user) else {"reauthenticated": True}
    record_authentication(request, user, method="code", email=email, **again)
    verify_email_indirectly(request, user, email)
    onward = get_next_redirect_url(request)
    return perform_login(request, Login(user=user, email=email, redirect_url=onward))


def addresses(request: HttpRequest) -> HttpResponse:
    """Staff may change the address of their account; a visitor's is what they proved.

    Else somebody could put another's address on an account to which they keep a key.
    """
    if request.user.is_authenticated and not opens_back_office(request.user):
        raise PermissionDenied
    return manage_addresses(request)
