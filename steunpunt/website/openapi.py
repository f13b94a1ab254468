"""What programs can ask of the site, as an OpenAPI 3.1 document.

Each app describes its own addresses; here their parts become one document.
"""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from steunpunt.programme.public import openapi as programme
from steunpunt.reports import openapi as figures

PARTS = (programme.part, figures.part)


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The document."""
    parts = [part() for part in PARTS]
    return JsonResponse(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Steunpunt: the programme and the figures",
                "version": "1",
            },
            "servers": [{"url": request.build_absolute_uri("/")}],
            "paths": {at: asks for one in parts for at, asks in one.paths.items()},
            "components": {
                "schemas": {
                    name: schema
                    for one in parts
                    for name, schema in one.schemas.items()
                }
            },
        }
    )
