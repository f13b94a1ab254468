"""The annex: every figure of the edition with its definition."""

from typing import Any

from django.utils.translation import gettext as _

from steunpunt.reports.document import Document
from steunpunt.reports.explaining import groups
from steunpunt.reports.numbers import Numbers, Shown
from steunpunt.reports.templatetags.story import part_of_work

Node = dict[str, Any]


def annex(document: Document) -> list[Node]:
    """The figures by part of the work, each with all that explains it."""
    numbers = document.numbers
    return [
        {
            "name": part_of_work(name),
            "figures": [_entry(shown, numbers) for shown in found],
        }
        for name, found in groups(numbers).items()
    ]


def _entry(shown: Shown, numbers: Numbers) -> Node:
    definition = shown.definition
    more = [
        _("Left out: %(what)s") % {"what": definition.excludes}
        if definition.excludes
        else "",
        _divided(shown, numbers),
    ]
    return {
        "code": shown.key.code,
        "version": _("version %(number)s") % {"number": definition.version},
        "label": definition.label,
        "display": shown.display,
        "definition": definition.text,
        "more": [line for line in more if line],
    }


def _divided(shown: Shown, numbers: Numbers) -> str:
    """What a share is divided by: 822 participations ÷ 1.325 participations."""
    definition = shown.definition
    if not (definition.numerator and definition.denominator) or shown.hidden:
        return ""
    above = numbers.get(definition.numerator)
    below = numbers.get(definition.denominator)
    return (
        f"{above.display} {above.definition.noun} ÷ "
        f"{below.display} {below.definition.noun}"
    )
