"""Who may open a screen, and who did."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from steunpunt.accounts.models import User

View = Callable[..., HttpResponseBase]


def for_who_may(permission: str) -> Callable[[View], View]:
    """A screen for who has this right."""

    def keep(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return asked

    return keep


def user_of(request: HttpRequest) -> User:
    """Who asks, once a right was asked for."""
    return cast("User", request.user)
