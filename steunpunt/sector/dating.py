"""What holds one at a time: recognitions, seats and names never overlap."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from steunpunt.records.backoffice import RecordForm, RowFormSet
from steunpunt.sector.models.dated import share_a_day
from steunpunt.sector.references import from_to


def overlap_among(rows: Sequence[Any]) -> tuple[Any, Any] | None:
    """Two of these that both hold on a same day; None when there are none."""
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            if share_a_day(one, other):
                return one, other
    return None


def refuse_overlap(one: Any, other: Any) -> None:
    """Raise ValidationError: these two both hold on a same day."""
    raise ValidationError(
        _(
            "Two %(what)s may not overlap: %(one)s and %(other)s share days. "
            "Give the earlier one a last day before the later one begins."
        )
        % {
            "what": one._meta.verbose_name_plural,
            "one": from_to(one),
            "other": from_to(other),
        },
        code="overlap",
    )


class OneAtATimeRows(RowFormSet):
    """Rows of which one holds at a time; they are held beside each other as typed."""

    def clean(self) -> None:
        super().clean()
        if not self.has_changed() or any(self.errors):
            return
        gone = self.deleted_forms
        rows = [
            form.instance
            for form in self.forms
            if form not in gone and (form.instance.pk or form.has_changed())
        ]
        if found := overlap_among(rows):
            refuse_overlap(*found)


class OneAtATimeForm(RecordForm):
    """A record of which one holds at a time: of an organisation, or of the centre."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        mine = self.instance
        if not self.has_changed() or self.errors:
            return cleaned
        mine.valid_from, mine.valid_to = cleaned["valid_from"], cleaned["valid_to"]
        others = type(mine)._default_manager.exclude(pk=mine.pk)
        if "organisation" in cleaned:
            others = others.filter(organisation=cleaned["organisation"])
        for other in others:
            if share_a_day(mine, other):
                refuse_overlap(mine, other)
        return cleaned
