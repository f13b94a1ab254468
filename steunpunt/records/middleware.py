"""Remembers who is at work, so that history can name them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from steunpunt.accounts.permissions import opens_back_office
from steunpunt.records.history import acting


def remember_who(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: changes made while answering carry the name of who asked.

    Of the staff: visitors with an account are at work no more than those without one.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and opens_back_office(user):
            with acting(user):
                return get_response(request)
        with acting(None):
            return get_response(request)

    return middleware
