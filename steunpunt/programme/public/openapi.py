"""What the JSON of the programme can be asked, for the OpenAPI document."""

from steunpunt.money.models import PriceRule, VatGround
from steunpunt.programme.models import Activity, Mode, Reading
from steunpunt.programme.public.costs import EURO
from steunpunt.records.openapi import (
    ADDRESS,
    NOT_FOUND,
    NUMBER,
    TEXT,
    Part,
    Schema,
    answer,
    in_path,
    in_query,
    known_as,
    many,
    one_of,
    or_nothing,
    question,
    thing,
)
from steunpunt.sector.models import TargetGroup

MAYBE: Schema = {"type": ["integer", "null"]}
KNOWN: Schema = {"type": ["boolean", "null"], "description": "null: nobody knows"}
CODE: Schema = {"type": ["string", "null"]}
MOMENT: Schema = {"type": "string", "format": "date-time"}
AMOUNT: Schema = {"type": "string", "pattern": r"^\d+\.\d\d$"}
FILTERS = ("thema", "niveau", "soort", "vorm", "maand", "plaats")


def part() -> Part:
    """Activities: those to come, and one."""
    listed = thing(
        count=NUMBER,
        page=NUMBER,
        pages=NUMBER,
        activities=many(known_as("Activity")),
    )
    asked = [
        in_query("q", "Words to look for", TEXT),
        in_query("vrij", "1: only with a free place", TEXT),
        in_query("blad", "Which page", NUMBER),
        *(in_query(name, "One or more keys", many(TEXT)) for name in FILTERS),
    ]
    return Part(
        {
            "/api/v1/activiteiten/": question(
                "activities",
                "Activities on the website that are still to come",
                asked,
                answer("A page of activities", listed),
            ),
            "/api/v1/activiteiten/{id}/": question(
                "activity",
                "One activity that is on the website",
                [in_path("id", "Its number", NUMBER)],
                answer("The activity", known_as("Activity")) | NOT_FOUND,
            ),
        },
        {
            "Activity": _activity(),
            "Price": _price(),
            "Room": _room(),
            "Trainer": _trainer(),
        },
    )


def _activity() -> Schema:
    return thing(
        id=NUMBER,
        url=ADDRESS,
        title=TEXT,
        summary=TEXT,
        audience=TEXT,
        status=one_of(*Activity.Status.values),
        mode=TEXT,
        kind=CODE,
        level=CODE,
        themes=many(TEXT),
        starts_on={"type": ["string", "null"], "format": "date"},
        sessions=many(_session()),
        trainers=many(
            known_as("Trainer"),
            "Who gives it, of those who agreed to a public page",
        ),
        places=thing(total=MAYBE, free=MAYBE, waiting=NUMBER),
        prices=many(known_as("Price"), "One of each target group, or one of everyone"),
        reading=many(
            thing(
                title=TEXT,
                url=ADDRESS,
                kind=one_of(*Reading.Kind.values),
                language=one_of(*Reading.Language.values),
            )
        ),
        event={"type": "object", "description": "The same as schema.org JSON-LD."},
    )


def _session() -> Schema:
    return thing(
        starts_at=MOMENT,
        ends_at=MOMENT,
        mode=one_of(*Mode.values),
        place=TEXT,
        municipality=TEXT,
        half_days=NUMBER,
        room=or_nothing(known_as("Room")),
        trainers=many(NUMBER, "Which of the trainers of the activity give it"),
    )


def _price() -> Schema:
    """What one person of a target group pays."""
    ground = thing(
        code=TEXT,
        name=TEXT,
        category=one_of(*VatGround.Category.values),
        rate=AMOUNT | {"description": "In percent"},
    )
    return thing(
        target_group=one_of(
            *TargetGroup.values, None, description="null: everyone pays the same"
        ),
        for_whom=TEXT | {"description": "The target group, as the page names it"},
        is_free={"type": "boolean"},
        amount=AMOUNT | {"description": "Of the activity in all, without VAT"},
        currency={"const": EURO},
        in_words=TEXT | {"description": "The amount, as the page writes it"},
        unit=one_of(
            *PriceRule.Unit.values,
            None,
            description="Whether it is asked per half-day or in all; null: it is free",
        ),
        per_half_day=or_nothing(AMOUNT, "null: it is not asked per half-day"),
        explained=TEXT | {"description": "How the amount came about"},
        vat=or_nothing(ground, "The VAT ground; null: there is no price list"),
    )


def _room() -> Schema:
    return thing(
        id=NUMBER,
        name=TEXT,
        address=TEXT,
        municipality=TEXT,
        province=TEXT,
        capacity=MAYBE,
        is_step_free=KNOWN,
        has_hearing_loop=KNOWN,
        has_accessible_toilet=KNOWN,
        has_accessible_parking=KNOWN,
        how_to_get_there=TEXT,
    )


def _trainer() -> Schema:
    portrait = thing(
        url=ADDRESS,
        description=TEXT,
        credit=TEXT | {"description": "To stand with it, wherever it is"},
    )
    return thing(
        id=NUMBER,
        url=ADDRESS,
        name=TEXT,
        biography=TEXT,
        languages=TEXT,
        portrait=or_nothing(portrait),
    )
