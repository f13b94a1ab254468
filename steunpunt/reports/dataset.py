"""The figures as open data: CSV and JSON in a Frictionless Data Package."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import Numbers, Shown

COLUMNS = (
    ("code", "string"),
    ("label", "string"),
    ("period", "string"),
    ("dimension", "string"),
    ("cell", "string"),
    ("cell_label", "string"),
    ("value", "number"),
    ("display", "string"),
    ("unit", "string"),
    ("numerator", "number"),
    ("denominator", "number"),
    ("n", "integer"),
    ("suppressed", "boolean"),
    ("definition_version", "integer"),
    ("edition", "integer"),
    ("invented", "boolean"),
)


def public_values(numbers: Numbers, figure: str = "") -> Iterable[Shown]:
    """Every number that the public may see, or those of one figure.

    Staff breakdowns stay out.
    """
    staff_only = {
        (code, key)
        for code in numbers.codes()
        for key, breakdown in numbers.dimensions(code).items()
        if breakdown["staff_only"]
    }
    for shown in numbers.values():
        mine = not figure or shown.key.code == figure
        if mine and (shown.key.code, shown.key.dimension) not in staff_only:
            yield shown


def as_row(shown: Shown) -> dict[str, Any]:
    """One number as a row of data; a suppressed one keeps its numbers to itself."""
    hidden = shown.hidden
    return {
        "code": shown.key.code,
        "label": shown.definition.label,
        "period": shown.period.code,
        "dimension": shown.key.dimension,
        "cell": shown.key.cell,
        "cell_label": shown.cell_label or None,
        "value": None if hidden else shown.number,
        "display": shown.display,
        "unit": str(shown.definition.unit),
        "numerator": None if hidden else shown.numerator,
        "denominator": None if hidden else shown.denominator,
        "n": None if hidden else shown.n,
        "suppressed": hidden,
        "definition_version": shown.definition.version,
        "edition": shown.edition.number if shown.edition else None,
        "invented": shown.invented,
    }


def as_csv(numbers: Numbers, figure: str = "") -> str:
    """All public numbers as CSV, or those of one figure."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [name for name, _type in COLUMNS], lineterminator="\n")
    writer.writeheader()
    for shown in public_values(numbers, figure):
        row = as_row(shown)
        truths = {name: str(row[name]).lower() for name in ("suppressed", "invented")}
        writer.writerow(row | truths)
    return out.getvalue()


def as_json(numbers: Numbers) -> str:
    """All public numbers, with their definitions and identities, as JSON."""
    return json.dumps(
        {
            "period": numbers.period.code,
            "invented": numbers.invented,
            "edition": edition_facts(numbers.edition),
            "definitions": definitions(numbers),
            "figures": [as_row(shown) for shown in public_values(numbers)],
            "identities": [
                {
                    "key": identity["key"],
                    "label": identity["label"],
                    "whole": identity["whole"].key.code,
                    "parts": [part.key.code for part in identity["parts"]],
                    "holds": identity["holds"],
                }
                for identity in numbers.identities()
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def about_figure(numbers: Numbers, figure: str) -> dict[str, Any]:
    """One figure with its definition, its edition and its public numbers."""
    return {
        "definition": next(d for d in definitions(numbers) if d["code"] == figure),
        "edition": edition_facts(numbers.edition),
        "figures": [as_row(shown) for shown in public_values(numbers, figure)],
    }


def edition_facts(edition: Edition | None) -> dict[str, Any] | None:
    """What tells an edition from another."""
    if edition is None:
        return None
    return {
        "number": edition.number,
        "published_at": edition.published_at.isoformat(),
        "reason": edition.reason or None,
        "fingerprint": edition.fingerprint,
    }


def definitions(numbers: Numbers) -> list[dict[str, Any]]:
    """What every figure counts."""
    found = [numbers.definition(code) for code in numbers.codes()]
    return [
        {
            "code": definition.code,
            "label": definition.label,
            "definition": definition.text,
            "excludes": definition.excludes or None,
            "unit": str(definition.unit),
            "decimals": definition.decimals,
            "version": definition.version,
            "valid_from": definition.valid_from,
            "numerator": definition.numerator,
            "denominator": definition.denominator,
            "source": definition.source,
        }
        for definition in found
    ]


def package(numbers: Numbers) -> bytes:
    """A zipped Data Package: datapackage.json, figures.csv and figures.json."""
    number = numbers.edition.number if numbers.edition else 0
    descriptor = {
        "profile": "tabular-data-package",
        "name": f"steunpunt-{numbers.period.code.lower()}",
        "title": _("Figures of %(period)s") % {"period": numbers.period},
        "version": f"{numbers.period.code}.{number}",
        "homepage": settings.SITE_URL,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "figures",
                "path": "figures.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": name, "type": kind} for name, kind in COLUMNS],
                    "missingValues": [""],
                },
            }
        ],
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        files = {
            "datapackage.json": json.dumps(descriptor, ensure_ascii=False, indent=1),
            "figures.csv": as_csv(numbers),
            "figures.json": as_json(numbers),
        }
        for name, text in files.items():
            info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(info, text)
    return out.getvalue()
