"""Pages that many read at once: built once, always with the true number of places.

What a page shows is kept in memory for a few seconds under a key that holds the places
of every activity on it, read from the database for each request. Texts may lag behind
by `SECONDS`; places never do.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

SECONDS = 5
MOST_KEPT = 300

_kept: OrderedDict[Hashable, bytes] = OrderedDict()
_guard = Lock()
#: one builds, the others wait for it; which page takes which lock does not matter
_builders = [Lock() for _one in range(16)]


def kept_page(
    request: HttpRequest, places: Hashable, build: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page as it was built for the same places, language and address, or anew."""
    key = (
        request.get_full_path(),
        request.get_host(),
        get_language(),
        places,
        int(time.monotonic() / SECONDS),
    )
    if (page := _find(key)) is not None:
        return HttpResponse(page)
    with _builders[hash(key) % len(_builders)]:
        if (page := _find(key)) is not None:
            return HttpResponse(page)
        response = build()
        if response.status_code == 200:
            _keep(key, response.content)
        return response


def _find(key: Hashable) -> bytes | None:
    with _guard:
        return _kept.get(key)


def _keep(key: Hashable, page: bytes) -> None:
    with _guard:
        _kept[key] = page
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)


def forget_pages() -> None:
    """Build every page anew, for tests."""
    with _guard:
        _kept.clear()
