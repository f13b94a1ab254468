"""Words that depend on a value: "more than six in ten" holds only while it is true.

A wording is chosen by a writer and checked each time the figure is shown or published.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_NUMERALS = [
    gettext_noop("none"),
    gettext_noop("one"),
    gettext_noop("two"),
    gettext_noop("three"),
    gettext_noop("four"),
    gettext_noop("five"),
    gettext_noop("six"),
    gettext_noop("seven"),
    gettext_noop("eight"),
    gettext_noop("nine"),
    gettext_noop("ten"),
    gettext_noop("eleven"),
    gettext_noop("twelve"),
]


@dataclass(frozen=True)
class Wording:
    """A phrase and the rule that makes it true.

    Attributes:
        key: stable name in stored text, such as `more_than_6_in_10`.
        holds: whether the phrase is true of a value in percent, or of a number.
        rule: the rule in words, for who checks it.
        of_shares: for percentages; else for whole numbers.
    """

    key: str
    phrase: Callable[[], str]
    holds: Callable[[float], bool]
    rule: str
    of_shares: bool = True


def numeral(number: int) -> str:
    """A small number in letters; a larger one has no word here."""
    return _(_NUMERALS[number])


def _in_ten(tens: int) -> list[Wording]:
    middle = tens * 10
    return [
        Wording(
            f"almost_{tens}_in_10",
            lambda: _("almost %(n)s in ten") % {"n": numeral(tens)},
            lambda value: middle - 4 <= value < middle,
            f"{middle - 4} ≤ x < {middle}",
        ),
        Wording(
            f"{tens}_in_10",
            lambda: _("%(n)s in ten") % {"n": numeral(tens)},
            lambda value: abs(value - middle) < 0.5,
            f"{middle - 0.5} < x < {middle + 0.5}",
        ),
        Wording(
            f"more_than_{tens}_in_10",
            lambda: _("more than %(n)s in ten") % {"n": numeral(tens)},
            lambda value: middle < value < middle + 10,
            f"{middle} < x < {middle + 10}",
        ),
    ]


def _in_letters(number: int) -> Wording:
    return Wording(
        f"word_{number}",
        lambda: numeral(number),
        lambda value: value == number,
        f"x = {number}",
        of_shares=False,
    )


WORDINGS: dict[str, Wording] = {
    wording.key: wording
    for wording in [
        *(wording for tens in range(1, 10) for wording in _in_ten(tens)),
        Wording(
            "more_than_half",
            lambda: _("more than half"),
            lambda value: 50 < value < 60,
            "50 < x < 60",
        ),
        Wording(
            "almost_all",
            lambda: _("almost all"),
            lambda value: 90 <= value < 100,
            "90 ≤ x < 100",
        ),
        Wording("all", lambda: _("all"), lambda value: value == 100, "x = 100"),
        *(_in_letters(number) for number in range(13)),
    ]
}


def true_wordings(value: float, *, is_share: bool) -> list[Wording]:
    """The wordings that are true of a value, for a writer to choose from."""
    return [
        wording
        for wording in WORDINGS.values()
        if wording.of_shares == is_share and wording.holds(value)
    ]
