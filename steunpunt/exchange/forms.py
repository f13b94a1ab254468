"""What somebody chooses: files to check, a year to export."""

from typing import Any

from django import forms
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.exchange.models import Export
from steunpunt.figures.periods import Period
from steunpunt.programme.models import Activity
from steunpunt.support.models import SupportRequest


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes more than one."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """One file or more; the verb that receives them judges them."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        judge = super().clean
        return [judge(one) for one in data or [None]]


class UploadForm(forms.Form):
    """Files to check."""

    upload = Files(
        label=_("Workbook or CSV files"),
        help_text=_(
            "One workbook (.xlsx), one or more CSV files, or a zip of CSV files. "
            "At most 50 MB."
        ),
        widget=SeveralFiles(attrs={"accept": ".xlsx,.csv,.zip"}),
    )


class ExportForm(forms.Form):
    """A year, and the kind of file."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=Period.parse)
    form = forms.ChoiceField(
        label=_("Kind of file"),
        choices=Export.Form.choices,
        initial=Export.Form.XLSX,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [(str(year), str(year)) for year in years_with_records()]
        self.fields["year"].choices = years  # type: ignore[attr-defined] # a choice field


def years_with_records() -> list[int]:
    """Years in which something happened, newest first; else this year."""
    found = {
        year
        for model, day in ((Activity, "starts_on"), (SupportRequest, "received_on"))
        for year in model._default_manager.exclude(**{day: None})
        .values_list(ExtractYear(day), flat=True)
        .distinct()
        .order_by()
    }
    return sorted(found, reverse=True) or [timezone.localdate().year]
