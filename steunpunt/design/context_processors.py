"""What every page may use."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from steunpunt.design.models import CentreSettings


def site(request: HttpRequest) -> dict[str, Any]:
    """The centre, and its notice in the reader's language."""
    has_site = Site.find_for_request(request) is not None
    centre = CentreSettings.for_request(request) if has_site else CentreSettings()
    english = get_language() == "en"
    notice = (centre.notice_en if english else "") or centre.notice_nl
    return {"centre": centre, "notice": notice}
