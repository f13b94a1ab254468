"""Headers that keep other people's code out of our pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Style attributes only carry numbers to style sheets, such as the length of a bar.
PUBLIC = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; script-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# Wagtail's editor needs inline scripts and previews.
BACK_OFFICE = (
    "default-src 'self'; img-src 'self' data: blob:; "
    "style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a strict policy for the public, a looser one for the back office."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        loose = request.path.startswith("/beheer/")
        policy = BACK_OFFICE if loose else PUBLIC
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response

    return middleware
