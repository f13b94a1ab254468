"""What writers choose from, and what they are told when choices do not go together."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from steunpunt.figures.declaring import Breakdown, Unit
from steunpunt.figures.registry import registry


def figure_choices() -> list[tuple[str, str]]:
    """Every figure, for a writer to choose from."""
    return [
        (code, f"{figure.label} ({code})") for code, figure in registry.figures.items()
    ]


def breakdown_choices() -> list[tuple[str, str]]:
    """Every public breakdown, whatever the figure."""
    found = {
        key: str(breakdown.label)
        for breakdowns in registry.breakdowns.values()
        for key, breakdown in breakdowns.items()
        if not breakdown.staff_only
    }
    return sorted(found.items(), key=lambda choice: choice[1])


def public_breakdowns(code: str) -> dict[str, Breakdown]:
    """How a figure can be divided for everyone to see."""
    found = registry.breakdowns_of(registry.get(code))
    return {key: found[key] for key in found if not found[key].staff_only}


class FigureChoice(blocks.ChoiceBlock):
    """A figure, by its code."""

    choices = staticmethod(figure_choices)


class NamedFigure(blocks.StructBlock):
    """A figure, with another name when its own does not fit the sentence."""

    code = FigureChoice(label=gettext_lazy("figure"))
    label = blocks.CharBlock(
        required=False,
        label=gettext_lazy("name, if not its own"),
        help_text=gettext_lazy("In a few words, without digits."),
    )
    more = blocks.CharBlock(
        required=False,
        label=gettext_lazy("one more line"),
        help_text=gettext_lazy("Who or what it is about, in small letters."),
    )


# -- What goes together ----------------------------------------------------------------


def refuse(**errors: str) -> None:
    """Tell the writer what is wrong, at the field where it is. Raises."""
    raise blocks.StructBlockValidationError(
        {name: ValidationError(message) for name, message in errors.items()}
    )


def why_not_by(code: str, dimension: str) -> str:
    """Why a figure cannot be divided that way; "" when it can."""
    if not code or not dimension or code not in registry.figures:
        return ""
    possible = public_breakdowns(code)
    if dimension in possible:
        return ""
    labels = dict(breakdown_choices())
    words = ", ".join(str(breakdown.label) for breakdown in possible.values())
    return _(
        "“%(figure)s” cannot be divided by %(by)s. It can be divided by: %(which)s."
    ) % {
        "figure": registry.get(code).label,
        "by": labels.get(dimension, dimension),
        "which": words or _("nothing"),
    }


def why_not_in(unit: Unit, items: Iterable[Any]) -> str:
    """Why figures do not fit where only one unit can be drawn; "" when they do."""
    for item in items:
        code = item["code"]
        if code in registry.figures and registry.get(code).unit is not unit:
            wanted = _("a percentage") if unit is Unit.PERCENT else _("a plain number")
            return _("“%(figure)s” is not %(wanted)s.") % {
                "figure": registry.get(code).label,
                "wanted": wanted,
            }
    return ""
