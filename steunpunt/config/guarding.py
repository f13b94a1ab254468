"""Wagtail's own screens that let more through than we do, and headers for all pages."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from steunpunt.accounts.addresses import ACCOUNT
from steunpunt.accounts.permissions import opens_back_office

#: screen → the right that it needs here, beside what Wagtail asks
NEEDS = {
    # They name every record that anybody touched, confidential ones too.
    "wagtailadmin_reports:site_history": "support.view_remediation",
    "wagtailadmin_reports:site_history_results": "support.view_remediation",
}
#: screens for developers of Wagtail
CLOSED = {"wagtailadmin_error_test"}
BACK_OFFICE, WAY_OUT = "/beheer/", "/beheer/logout/"
#: what is the same for everybody may be kept
SHARED = ("/media/", "/static/")


def sign_in(request: HttpRequest) -> HttpResponse:
    """To the one way in: Wagtail's own know no second factor and no limit."""
    wanted = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, request.is_secure()
    )
    query = f"?{urlencode({'next': wanted})}" if wanted and here else ""
    return redirect(reverse("account_login") + query)


class GuardScreens:
    """Middleware: the back office is for staff, and some of its screens for few."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(BACK_OFFICE) and request.path != WAY_OUT:
            _refuse_visitors(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in CLOSED:
            raise Http404
        needed = NEEDS.get(name)
        if needed and not request.user.has_perm(needed):
            raise PermissionDenied


def _refuse_visitors(request: HttpRequest) -> None:
    """Who is signed in for their own pages only; sending them to sign in is no help."""
    if request.user.is_authenticated and not opens_back_office(request.user):
        raise PermissionDenied


def keep_private(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a page depends on who asks; what is personal is stored nowhere."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(SHARED):
            return response
        patch_vary_headers(response, ["Cookie"])
        is_behind_a_door = request.path.startswith((BACK_OFFICE, *ACCOUNT))
        if is_behind_a_door or _is_signed_in(request):
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware


def _is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
