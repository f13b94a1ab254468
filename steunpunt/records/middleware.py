"""Remembers who is at work, so that history can name them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from steunpunt.records.history import acting


def remember_who(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: changes made while answering carry the name of who asked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user if request.user.is_authenticated else None
        with acting(user):
            return get_response(request)

    return middleware
