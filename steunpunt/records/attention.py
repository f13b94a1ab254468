"""What asks for attention today, as each app declares in its `attention.py`.

A `figures.Problem` makes a figure of a year unreliable; an attention is work that
waits, whatever figure it touches. The staff home shows both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Attention:
    """Records that wait for somebody.

    Attributes:
        label: what waits, in the plural, as it reads after a number.
        why: what is at stake or agreed, in one sentence.
        do: the step to take, as the words of a button.
        records: the records that wait on a day, most urgent first.
        order: lowest first on the staff home.
        one: what waits when it is only one.
    """

    key: str
    label: Text
    why: Text
    do: Text
    records: Callable[[date], QuerySet[Any]]
    order: int = 100
    one: Text = ""

    def words(self, count: int) -> Text:
        """What waits, as it reads after this number."""
        return self.one if count == 1 and self.one else self.label


@dataclass(frozen=True)
class Shortcut:
    """Something staff begin so often that it stands on top of the staff home.

    Attributes:
        label: the words of the button.
        address: the name of the screen's address.
        permission: who may use it, as `app.codename`.
    """

    label: Text
    address: str
    permission: str


declared: dict[str, Attention] = {}
shortcuts: list[Shortcut] = []


def declare(*declarations: Attention | Shortcut) -> None:
    """Take declarations in; a key that exists already is refused."""
    for one in declarations:
        if isinstance(one, Shortcut):
            shortcuts.append(one)
            continue
        if one.key in declared:
            raise ImproperlyConfigured(f"{one.key} is declared twice.")
        declared[one.key] = one


def in_order() -> list[Attention]:
    """Everything that may wait, what comes first first."""
    return sorted(declared.values(), key=lambda one: one.order)
