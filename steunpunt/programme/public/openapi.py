"""What the JSON of the programme can be asked, as an OpenAPI 3.1 document."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from steunpunt.money.models import PriceRule, VatGround
from steunpunt.programme.models import Reading
from steunpunt.programme.public.costs import EURO
from steunpunt.sector.models import TargetGroup


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The document."""
    return JsonResponse(_document(request.build_absolute_uri("/")))


def _document(site: str) -> dict[str, Any]:
    text, number = {"type": "string"}, {"type": "integer"}
    maybe = {"type": ["integer", "null"]}
    known = {"type": ["boolean", "null"], "description": "null: nobody knows"}
    room = _object(
        id=number,
        name=text,
        address=text,
        municipality=text,
        province=text,
        capacity=maybe,
        is_step_free=known,
        has_hearing_loop=known,
        has_accessible_toilet=known,
        has_accessible_parking=known,
        how_to_get_there=text,
    )
    portrait = _object(
        url={"type": "string", "format": "uri"},
        description=text,
        credit={"type": "string", "description": "To stand with it, wherever it is"},
    )
    trainer = _object(
        id=number,
        url={"type": "string", "format": "uri"},
        name=text,
        biography=text,
        languages=text,
        portrait={"oneOf": [portrait, {"type": "null"}]},
    )
    session = _object(
        starts_at={"type": "string", "format": "date-time"},
        ends_at={"type": "string", "format": "date-time"},
        mode={"type": "string", "enum": ["on_site", "online", "mixed"]},
        place=text,
        municipality=text,
        half_days=number,
        room={"oneOf": [{"$ref": "#/components/schemas/Room"}, {"type": "null"}]},
        trainers={
            "type": "array",
            "items": number,
            "description": "Which of the trainers of the activity give it",
        },
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
        trainers={
            "type": "array",
            "items": {"$ref": "#/components/schemas/Trainer"},
            "description": "Who gives it, of those who agreed to a public page",
        },
        places=_object(total=maybe, free=maybe, waiting=number),
        prices={
            "type": "array",
            "items": {"$ref": "#/components/schemas/Price"},
            "description": "One of each target group, or one of everyone",
        },
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
        "components": {
            "schemas": {
                "Activity": one,
                "Price": _price(),
                "Room": room,
                "Trainer": trainer,
            }
        },
    }


def _price() -> dict[str, Any]:
    """What one person of a target group pays."""
    text = {"type": "string"}
    amount = {"type": "string", "pattern": r"^\d+\.\d\d$"}
    ground = _object(
        code=text,
        name=text,
        category={"type": "string", "enum": VatGround.Category.values},
        rate=amount | {"description": "In percent"},
    )
    return _object(
        target_group={
            "enum": [*TargetGroup.values, None],
            "description": "null: everyone pays the same",
        },
        for_whom=text | {"description": "The target group, as the page names it"},
        is_free={"type": "boolean"},
        amount=amount | {"description": "Of the activity in all, without VAT"},
        currency={"const": EURO},
        in_words=text | {"description": "The amount, as the page writes it"},
        unit={
            "enum": [*PriceRule.Unit.values, None],
            "description": "Whether it is asked per half-day or in all; "
            "null: nothing is asked",
        },
        per_half_day={
            "oneOf": [amount, {"type": "null"}],
            "description": "null: it is not asked per half-day",
        },
        explained=text | {"description": "How the amount came about"},
        vat={
            "oneOf": [ground, {"type": "null"}],
            "description": "The VAT ground; null: there is no price list",
        },
    )


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties]}


def _query(name: str, description: str, schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _json(description: str, schema: Any) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": schema}},
    }
