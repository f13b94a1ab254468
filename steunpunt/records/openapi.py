"""The words of an OpenAPI document: each app describes its own addresses with them."""

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
NOTHING: Schema = {"type": "null"}
NOT_FOUND = {"404": {"description": "Not on the website"}}


@dataclass(frozen=True)
class Part:
    """What one app has to say: its addresses, and the things that they tell of."""

    paths: dict[str, Any]
    schemas: dict[str, Schema]


def thing(**properties: Schema) -> Schema:
    """An object that always has all of these."""
    return {"type": "object", "properties": properties, "required": [*properties]}


def many(items: Schema, description: str = "") -> Schema:
    """A list."""
    said = {"description": description} if description else {}
    return {"type": "array", "items": items, **said}


def one_of(*values: str | None, description: str = "") -> Schema:
    """A code; None among them: it may lack."""
    said = {"description": description} if description else {}
    return {"enum": [*values], **said}


def or_nothing(schema: Schema, description: str = "") -> Schema:
    """The same, or null."""
    said = {"description": description} if description else {}
    return {"oneOf": [schema, NOTHING], **said}


def known_as(name: str) -> Schema:
    """A thing that is described under its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def in_query(name: str, description: str, schema: Schema) -> dict[str, Any]:
    """Something that may stand behind the question mark."""
    return {"name": name, "in": "query", "description": description, "schema": schema}


def in_path(name: str, description: str, schema: Schema) -> dict[str, Any]:
    """A piece of the address."""
    found = in_query(name, description, schema)
    return found | {"in": "path", "required": True}


def question(
    name: str,
    summary: str,
    parameters: list[dict[str, Any]],
    answers: dict[str, Any],
) -> dict[str, Any]:
    """What an address answers when it is asked."""
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": parameters,
            "responses": answers,
        }
    }


def answer(
    description: str, schema: Schema, kind: str = "application/json"
) -> dict[str, Any]:
    """What comes when all is well."""
    return {"200": {"description": description, "content": {kind: {"schema": schema}}}}
