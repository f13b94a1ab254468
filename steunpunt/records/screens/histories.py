"""History on screen: of one record, and of everything that changed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import django_filters
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import (
    DateRangePickerWidget,
    MultipleUserFilter,
    WagtailFilterSet,
)
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, Table, TitleColumn
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.reports import ReportView

from steunpunt.accounts.models import User
from steunpunt.design.spreadsheets import safe
from steunpunt.records.models import Change
from steunpunt.records.personal import name_for
from steunpunt.records.screened import visible_to
from steunpunt.records.screens.exports import EXCEL_READS_UTF8
from steunpunt.records.screens.files import screen_url
from steunpunt.records.telling import Told, told

SEE_HISTORY = "records.view_change"
AT_ONCE = 500
CHANGES = Change.objects.select_related("by", "batch", "merge")


class ChangedColumn(Column):
    """Which fields changed, from what to what."""

    cell_template_name = "records/changed_cell.html"


def _who_columns() -> list[BaseColumn]:
    return [
        DateColumn("at", label=_("When"), accessor="change.at", width="14%"),
        Column("who", label=_("Who"), accessor=_who, width="16%"),
        Column(
            "what",
            label=_("What"),
            accessor="change.get_kind_display",
            width="12%",
        ),
        ChangedColumn("changed", label=_("From what to what"), accessor="lines"),
    ]


def _who(one: Told) -> str:
    name = f"{one.change.by}, " if one.change.by else ""
    return f"{name}{one.how}"


class RecordHistoryView(HistoryView):
    """What happened to one record, newest first."""

    any_permission_required = ["view", "change"]
    filterset_class = None
    is_searchable = False
    paginate_by = 50
    visible: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(SEE_HISTORY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_object_queryset(self) -> QuerySet[Any]:
        found = super().get_base_object_queryset()
        return self.visible(self.request.user, found) if self.visible else found

    def get_base_queryset(self) -> QuerySet[Any]:
        return CHANGES.filter(
            model=self.object._meta.label_lower, record_id=str(self.object.pk)
        )

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return _who_columns()

    def get_table(self, object_list: Sequence[Change]) -> Table:
        return super().get_table(told(list(object_list), self.request.user))

    def get_page_subtitle(self) -> str:
        return name_for(self.request.user, self.object)

    def get_edit_url(self, instance: Any) -> str | None:
        return screen_url(self.model, instance.pk)

    @cached_property
    def header_buttons(self) -> list[Any]:
        return []

    @cached_property
    def verbose_name_plural(self) -> Any:
        return Change._meta.verbose_name_plural


def _kinds(request: HttpRequest | None) -> list[tuple[str, str]]:
    labels = Change.objects.order_by("model").values_list("model", flat=True)
    known = [label for label in labels.distinct() if _may_see(request, label)]
    named = [(label, _kind_name(label)) for label in known]
    return sorted(named, key=lambda pair: pair[1])


def _may_see(request: HttpRequest | None, label: str) -> bool:
    app, model = label.split(".")
    return request is None or request.user.has_perm(f"{app}.view_{model}")


def _kind_name(label: str) -> str:
    try:
        return capfirst(str(apps.get_model(label)._meta.verbose_name))
    except LookupError:
        return label


class ChangeFilters(WagtailFilterSet):
    """Who, what kind of record, what happened, how, and when."""

    model = django_filters.MultipleChoiceFilter(
        label=_("Kind of record"), widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("What happened"),
        choices=Change.Kind.choices,
        widget=CheckboxSelectMultiple,
    )
    how = django_filters.ChoiceFilter(
        label=_("How"),
        method="filter_how",
        choices=[
            ("hand", _("by hand")),
            ("import", _("by import")),
            ("merge", _("by merging")),
        ],
    )
    by = MultipleUserFilter(
        label=_("Who"),
        queryset=lambda request: User.objects.filter(
            pk__in=Change.objects.exclude(by=None).values("by")
        ),
        widget=CheckboxSelectMultiple,
    )
    at = django_filters.DateFromToRangeFilter(
        label=_("When"), widget=DateRangePickerWidget
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["model"].extra["choices"] = _kinds(self.request)

    def filter_how(self, found: QuerySet[Any], name: str, how: str) -> QuerySet[Any]:
        ways = {
            "import": Q(batch__isnull=False),
            "merge": Q(merge__isnull=False),
            "hand": Q(batch=None, merge=None, by__isnull=False),
        }
        return found.filter(ways[how])

    class Meta:
        model = Change
        fields = ["by", "model", "kind", "how", "at"]


class ChangesView(ReportView):
    """Everything that changed, with who did it; each user sees what they may."""

    page_title = _("Changes in records")
    header_icon = "history"
    results_template_name = "records/changes_results.html"
    index_url_name = "records_changes"
    index_results_url_name = "records_changes_results"
    filterset_class = ChangeFilters
    is_searchable = True
    list_export = (
        *("at", "by", "how", "model", "kind_of_record", "reference", "record"),
        *("kind", "kind_label", "changed"),
    )
    export_filename = "wijzigingen"
    paginate_by = 50

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(SEE_HISTORY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.is_export:
            self.language = get_language()
            found = self.get_filtered_queryset()
            return self.as_spreadsheet(found, request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_heading(self, queryset: QuerySet[Any], field: str) -> str:
        return field

    def stream_csv(self, queryset: QuerySet[Any]) -> Iterator[bytes]:
        yield EXCEL_READS_UTF8
        yield from super().stream_csv(self._told(queryset))

    def write_xlsx(self, queryset: QuerySet[Any], output: Any) -> None:
        super().write_xlsx(self._told(queryset), output)

    def _told(self, queryset: QuerySet[Any]) -> Iterator[Told]:
        """In words, some at a time: what they name is looked up for each of these."""
        left = queryset.iterator(chunk_size=AT_ONCE)
        while some := list(islice(left, AT_ONCE)):
            with override(self.language):  # a file is written after the answer
                in_words = told(some, self.request.user)
            yield from in_words

    def to_row_dict(self, item: Told) -> dict[str, Any]:
        """As this user reads it on screen."""
        change = item.change
        with override(self.language):
            kind = str(change.get_kind_display())
        row = {
            "at": change.at,
            "by": str(change.by or ""),
            "how": item.how,
            "model": change.model,
            "kind_of_record": item.kind_of_record,
            "reference": change.reference,
            "record": item.name,
            "kind": change.kind,
            "kind_label": kind,
            "changed": "; ".join(
                f"{line.label}: {line.before} → {line.after}" for line in item.lines
            ),
        }
        return {
            name: safe(value) if isinstance(value, str) else value
            for name, value in row.items()
        }

    def get_base_queryset(self) -> QuerySet[Any]:
        return visible_changes(self.request.user)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By reference: names would betray what is masked."""
        if not self.is_searching:
            return queryset
        return queryset.filter(reference__icontains=self.search_query)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        record = TitleColumn(
            "record", label=_("Record"), accessor="name", get_url=_screen, width="20%"
        )
        kind = Column("kind", label=_("Kind"), accessor="kind_of_record", width="12%")
        return [record, kind, *_who_columns()]

    def get_table(self, object_list: Sequence[Change]) -> Table:
        return super().get_table(told(list(object_list), self.request.user))


def _screen(one: Told) -> str | None:
    if one.model is None or not one.exists:
        return None
    return screen_url(one.model, one.change.record_id)


def visible_changes(user: Any) -> QuerySet[Any]:
    """The changes of records that this user may see."""
    labels = Change.objects.order_by().values_list("model", flat=True).distinct()
    allowed = Q(pk__in=[])
    for label in labels:
        app, model = label.split(".")
        if not user.has_perm(f"{app}.view_{model}"):
            continue
        allowed |= Q(model=label) & _narrowed(user, label)
    return CHANGES.filter(allowed)


def _narrowed(user: Any, label: str) -> Q:
    """Of a kind that is partly confidential, only the records that a user may see."""
    everything = apps.get_model(label)._default_manager.all()
    seen = visible_to(user, everything)
    if seen is everything:
        return Q()
    keys = seen.order_by().annotate(x_key=Cast("pk", CharField())).values("x_key")
    return Q(record_id__in=keys)
