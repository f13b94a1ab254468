"""The rows behind a figure: what this reader may see of them.

Staff see the records. The public sees the columns that name nobody, and of figures
about people or about confidential work nothing at all. Who may not know which
organisations went through remediation sees no organisation beside a support.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Page, Paginator
from django.db.models.constants import LOOKUP_SEP
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from steunpunt.exchange.values import written
from steunpunt.figures.declaring import Column
from steunpunt.figures.listing import Listing, listing
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.records.personal import may_see_personal_data
from steunpunt.reports.comparing import Moved, differences
from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import Shown

PER_PAGE = 25
CONFIDENTIAL = "remediation."
MAY_HOLD_CONFIDENTIAL = ("support.supports", "support.sessions")


class Reader:
    """Somebody who asks for the rows behind a figure."""

    def __init__(self, user: Any, shown: Shown) -> None:
        self.user, self.shown, self.code = user, shown, shown.key.code

    @cached_property
    def is_staff(self) -> bool:
        return bool(self.user.has_perm("records.view_change"))

    @cached_property
    def knows_remediation(self) -> bool:
        return bool(self.user.has_perm("support.view_remediation"))

    @property
    def may_see_any(self) -> bool:
        """Whether there is anything to show to this reader."""
        if self.code not in registry.figures:
            return False
        if self.code.startswith(CONFIDENTIAL) and not self.knows_remediation:
            return False
        return self.is_staff or not (
            self.shown.definition.sensitive or self.shown.hidden
        )

    def rows(self, period: Period, asked: Any) -> Listing | None:
        """The rows of the figure, or of the cell that was asked for; None: not for you.

        `asked` may hold `per` (a breakdown) and `cel` (a cell).
        """
        if not self.may_see_any:
            return None
        figure, dimension = registry.get(self.code), asked.get("per") or None
        if dimension not in (None, *registry.breakdowns_of(figure)):
            return None
        cell = asked.get("cel", "")
        found = listing(
            figure,
            period,
            dimension,
            cell,
            public=not self.is_staff,
            personal=may_see_personal_data(self.user),
        )
        return self._without_names(found) if found.columns else None

    def _without_names(self, found: Listing) -> Listing:
        records = registry.get(self.code).records.key
        if self.knows_remediation or not records.startswith(MAY_HOLD_CONFIDENTIAL):
            return found
        columns = [column for column in found.columns if column.name != "organisation"]
        return replace(found, columns=columns)

    def page(self, period: Period, asked: Any) -> dict[str, Any] | None:
        """One page of the rows."""
        found = self.rows(period, asked)
        if found is None:
            return None
        page: Page[Any] = Paginator(found.rows, PER_PAGE).get_page(asked.get("rij"))
        names = [f"c_{column.name}" for column in found.columns]
        choices = [self._choices(column) for column in found.columns]
        kept = {key: asked[key] for key in ("per", "cel", "editie") if key in asked}
        return {
            "columns": found.columns,
            "page": page,
            "cells": [
                [
                    told(row[name], labels)
                    for name, labels in zip(names, choices, strict=True)
                ]
                for row in page
            ],
            "per": asked.get("per", ""),
            "cel": asked.get("cel", ""),
            "cell_label": self._cell_label(asked),
            "kept": "&" + urlencode(kept) if kept else "",
        }

    def _choices(self, column: Column) -> dict[Any, Any]:
        """The names of the choices that a column may hold."""
        field: Any = None
        model = registry.get(self.code).records.records(Period.year(2000)).model
        if isinstance(column.path, str):
            for name in column.path.split(LOOKUP_SEP):
                try:
                    field = (field.related_model if field else model)._meta.get_field(
                        name
                    )
                except (FieldDoesNotExist, AttributeError):
                    return {}  # annotated by the record set
        return dict(getattr(field, "flatchoices", None) or {})

    def _cell_label(self, asked: Any) -> str:
        labels = registry.breakdowns_of(registry.get(self.code))
        breakdown = labels.get(asked.get("per", ""))
        cell = asked.get("cel", "")
        if breakdown is None:
            return ""
        return str(breakdown.labels().get(cell, cell)) or str(_("unknown"))

    def moved(self, edition: Edition) -> list[Moved]:
        """For staff: the records that made the figure differ since it was published."""
        if not self.is_staff or not self.may_see_any:
            return []
        return [
            moved
            for difference in differences(edition, [self.code])
            for moved in difference.moved
        ]


def told(value: Any, labels: dict[Any, Any]) -> str:
    """A value as people read it: a choice by its name, a date in words."""
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(labels.get(value, written(value)))
