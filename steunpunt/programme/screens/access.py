"""What we keep of somebody who asks for it: to read, to print and to hand over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from steunpunt.programme.access.keeping import kept_of
from steunpunt.programme.access.mentions import mentions_of
from steunpunt.programme.access.telling import as_file, tell
from steunpunt.programme.erasing.whom import whom
from steunpunt.programme.screens.erasures import DECIDE
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.personal import name_for
from steunpunt.records.screens.files import screen_url
from steunpunt.records.work import list_crumb, need, record_crumb, work_page
from steunpunt.sector.models import Person


@require_safe
@never_cache
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it on a page, with the texts of others that name them."""
    somebody = _somebody(request, pk)
    reader: Any = request.user
    who = whom(somebody)
    kinds = tell(kept_of(who, reader=reader), who)
    mentions, unseen = mentions_of(who, kinds, reader=reader)
    return work_page(
        request,
        "programme/access.html",
        {
            "person": somebody,
            "kinds": kinds,
            "mentions": [
                (one, screen_url(type(one.record), one.record.pk, "inspect"))
                for one in mentions
            ],
            "unseen": unseen,
            "namesakes": who.namesakes,
        },
        title=_("What we keep of %(who)s") % {"who": name_for(request.user, somebody)},
        trail=[list_crumb(Person), record_crumb(request, somebody)],
        icon="user",
    )


@require_safe
@never_cache
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Their own records as a file, without the texts of others."""
    somebody = _somebody(request, pk)
    reader: Any = request.user
    who = whom(somebody)
    return as_file(kept_of(who, reader=reader), who, f"{somebody.reference}.json")


def _somebody(request: HttpRequest, pk: int) -> Person:
    need(request, DECIDE, SEE_PEOPLE)
    return get_object_or_404(Person, pk=pk, merged_into=None, erased_at=None)
