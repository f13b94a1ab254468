"""The export of a list: stable column names, codes with their labels, safe cells."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model, QuerySet
from wagtail.coreutils import multigetattr

from steunpunt.design.spreadsheets import safe
from steunpunt.records.personal import (
    MASK,
    is_personal_path,
    may_see_personal_data,
    name_for,
)

EXCEL_READS_UTF8 = b"\xef\xbb\xbf"
LABEL = "_label"


class StableExport:
    """A list view whose export names columns as the code does, in every language.

    A column with a code (a choice, another record) has its label beside it, in the
    reader's language, under the same name with `_label`.
    """

    model: type[Model]
    list_export: list[str]
    request: Any

    def get_heading(self, queryset: QuerySet[Any], field: str) -> str:
        return field.replace(".", "_").replace("__", "_")

    def stream_csv(self, queryset: QuerySet[Any]) -> Iterator[bytes]:
        self.list_export = self._export_columns()
        yield EXCEL_READS_UTF8
        yield from super().stream_csv(self._ready(queryset))  # type: ignore[misc] # a Wagtail view

    def write_xlsx(self, queryset: QuerySet[Any], output: Any) -> None:
        self.list_export = self._export_columns()
        super().write_xlsx(self._ready(queryset), output)  # type: ignore[misc] # a Wagtail view

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        return {name: self._cell(item, name) for name in self.list_export}

    def _export_columns(self) -> list[str]:
        columns = []
        for name in self.list_export:
            columns.append(name)
            field = self._field(name)
            if field is not None and (field.is_relation or field.choices):
                columns.append(name + LABEL)
        return columns

    def _ready(self, queryset: QuerySet[Any]) -> Iterable[Any]:
        """Read in chunks, with the records that the rows refer to."""
        foreign = [
            name
            for name in self.list_export
            if (field := self._field(name)) is not None and field.is_relation
        ]
        return queryset.select_related(*foreign).iterator(chunk_size=2000)

    def _field(self, name: str) -> Field[Any, Any] | None:
        try:
            field = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        return field if isinstance(field, Field) else None

    def _cell(self, item: Model, name: str) -> Any:
        user = self.request.user
        bare = name.removesuffix(LABEL)
        if is_personal_path(self.model, bare) and not may_see_personal_data(user):
            return MASK
        value = multigetattr(item, bare)
        if isinstance(value, Model):
            labelled = name.endswith(LABEL)
            value = name_for(user, value) if labelled else _key(value)
        elif name.endswith(LABEL) and hasattr(item, f"get_{bare}_display"):
            value = str(getattr(item, f"get_{bare}_display")())
        return safe(value) if isinstance(value, str) else value


def _key(record: Model) -> Any:
    return getattr(record, "reference", record.pk)
