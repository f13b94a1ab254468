"""The programme as JSON, with the same filters and the same visibility as the pages."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.programme.addresses import address_in_full, address_of_reading
from steunpunt.programme.models import Activity, Reading
from steunpunt.programme.places import read_places, with_places
from steunpunt.programme.public.catalogue import in_full
from steunpunt.programme.public.feeds import found
from steunpunt.programme.public.structured import event_of

PER_PAGE = 50
MOST_PAGES = 10_000


def told(activity: Any) -> dict[str, Any]:
    """One activity."""
    places = read_places(activity)
    return {
        "id": activity.pk,
        "url": address_in_full(activity),
        "title": activity.title,
        "summary": activity.summary,
        "audience": activity.audience,
        "status": activity.status,
        "mode": activity.mode,
        "kind": activity.kind.reference if activity.kind else None,
        "level": activity.level.reference if activity.level else None,
        "themes": [theme.reference for theme in activity.themes.all()],
        "starts_on": activity.starts_on,
        "sessions": [
            {
                "starts_at": timezone.localtime(one.starts_at).isoformat(),
                "ends_at": timezone.localtime(one.ends_at).isoformat(),
                "mode": one.mode,
                "place": one.place,
                "municipality": one.municipality,
                "half_days": one.half_days,
            }
            for one in activity.sessions.all()
        ],
        "places": {
            "total": places.total,
            "free": places.free,
            "waiting": places.waiting,
        },
        "reading": [
            {
                "title": one.title,
                "url": address_of_reading(one),
                "kind": one.kind,
                "language": one.language,
            }
            for one in activity.readings.all()
        ],
        "event": event_of(activity, places),
    }


@require_safe
def activities(request: HttpRequest) -> JsonResponse:
    """What is to come, a page at a time; the filters are those of the website."""
    page = Paginator(found(request), PER_PAGE).get_page(request.GET.get("blad"))
    shown = list(page)
    prefetch_related_objects(shown, "readings")
    return JsonResponse(
        {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "activities": [told(one) for one in shown],
        }
    )


@require_safe
def activity(request: HttpRequest, pk: int) -> JsonResponse:
    """One activity that is on the website."""
    shown = with_places(Activity.objects.filter(is_public=True), timezone.now())
    one = in_full(shown).filter(pk=pk).first()
    if one is None:
        raise Http404
    return JsonResponse(told(one))


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """What this API can be asked, as an OpenAPI 3.1 document."""
    return JsonResponse(_document(request.build_absolute_uri("/")))


def _document(site: str) -> dict[str, Any]:
    text, number = {"type": "string"}, {"type": "integer"}
    maybe = {"type": ["integer", "null"]}
    session = _object(
        starts_at={"type": "string", "format": "date-time"},
        ends_at={"type": "string", "format": "date-time"},
        mode={"type": "string", "enum": ["on_site", "online", "mixed"]},
        place=text,
        municipality=text,
        half_days=number,
    )
    one = _object(
        id=number,
        url={"type": "string", "format": "uri"},
        title=text,
        summary=text,
        audience=text,
        status={"type": "string", "enum": ["planned", "held", "cancelled"]},
        mode=text,
        kind={"type": ["string", "null"]},
        level={"type": ["string", "null"]},
        themes={"type": "array", "items": text},
        starts_on={"type": ["string", "null"], "format": "date"},
        sessions={"type": "array", "items": session},
        places=_object(total=maybe, free=maybe, waiting=number),
        reading={
            "type": "array",
            "items": _object(
                title=text,
                url={"type": "string", "format": "uri"},
                kind={"type": "string", "enum": Reading.Kind.values},
                language={"type": "string", "enum": Reading.Language.values},
            ),
        },
        event={"type": "object", "description": "The same as schema.org JSON-LD."},
    )
    listed = _object(
        count=number,
        page=number,
        pages=number,
        activities={
            "type": "array",
            "items": {"$ref": "#/components/schemas/Activity"},
        },
    )
    several = ("thema", "niveau", "soort", "vorm", "maand", "plaats")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Steunpunt: the programme", "version": "1"},
        "servers": [{"url": site}],
        "paths": {
            "/api/v1/activiteiten/": {
                "get": {
                    "operationId": "activities",
                    "summary": "Activities on the website that are still to come",
                    "parameters": [
                        _query("q", "Words to look for", text),
                        _query("vrij", "1: only with a free place", text),
                        _query("blad", "Which page", number),
                        *(
                            _query(
                                name,
                                "One or more keys",
                                {"type": "array", "items": text},
                            )
                            for name in several
                        ),
                    ],
                    "responses": {"200": _json("A page of activities", listed)},
                }
            },
            "/api/v1/activiteiten/{id}/": {
                "get": {
                    "operationId": "activity",
                    "summary": "One activity that is on the website",
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "schema": number,
                        }
                    ],
                    "responses": {
                        "200": _json(
                            "The activity", {"$ref": "#/components/schemas/Activity"}
                        ),
                        "404": {"description": "Not on the website"},
                    },
                }
            },
        },
        "components": {"schemas": {"Activity": one}},
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties]}


def _query(name: str, description: str, schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _json(description: str, schema: Any) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": schema}},
    }
