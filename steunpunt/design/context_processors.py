"""What every page may use."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from steunpunt.design.models import CentreSettings


def site(_request: HttpRequest) -> dict[str, Any]:
    """The centre, and its notice in the reader's language."""
    centre = CentreSettings.of_the_site()
    english = get_language() == "en"
    notice = (centre.notice_en if english else "") or centre.notice_nl
    return {"centre": centre, "notice": notice}
