"""A day with a start and an end, as people type it: for sessions of every kind."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steunpunt.sector.half_days import BRUSSELS


def day_input() -> forms.DateInput:
    """A day, with the calendar of the browser or the phone."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    """A time, with the clock of the browser or the phone."""
    return forms.TimeInput(attrs={"type": "time", "step": "300"}, format="%H:%M")


def moment_input() -> forms.DateTimeInput:
    """A day and a time, with the calendar of the browser or the phone."""
    return forms.DateTimeInput(
        attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
    )


def moment(day: date, at: time) -> datetime:
    """That time of that day in Brussels."""
    return datetime.combine(day, at, BRUSSELS)


class DayAndTimesForm(forms.ModelForm):  # type: ignore[type-arg] # of any session
    """Fills `starts_at` and `ends_at` from a day, a start and an end.

    Attributes:
        times_are_required: whether a day alone is not enough.
    """

    times_are_required = True

    day = forms.DateField(label=_("Day"), widget=day_input())
    first = forms.TimeField(label=_("From"), widget=time_input())
    last = forms.TimeField(label=_("To"), widget=time_input())
    last_day = forms.DateField(
        label=_("Ends on"),
        required=False,
        widget=day_input(),
        help_text=_("Only when it ends on another day."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            self.fields[name].required = self.times_are_required
        starts_at, ends_at = self.instance.starts_at, self.instance.ends_at
        if starts_at and ends_at:
            starts_at = starts_at.astimezone(BRUSSELS)
            ends_at = ends_at.astimezone(BRUSSELS)
            other_day = ends_at.date() if ends_at.date() != starts_at.date() else None
            self.initial.update(
                day=starts_at.date(),
                first=starts_at.time(),
                last=ends_at.time(),
                last_day=other_day,
            )

    def _post_clean(self) -> None:
        said = self.cleaned_data
        day, first, last = (said.get(name) for name in ("day", "first", "last"))
        if day and first:
            self.instance.starts_at = moment(day, first)
        if day and last:
            self.instance.ends_at = moment(said.get("last_day") or day, last)
        if day and not self.times_are_required:
            if not first:
                self.instance.starts_at = None
            if not last:
                self.instance.ends_at = None
        super()._post_clean()  # type: ignore[misc] # Django's own hook

    def _get_validation_exclusions(self) -> set[str]:
        """The constraints on times are checked too; the database knows them best."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc] # likewise
        if self.instance.starts_at or self.instance.ends_at:
            excluded -= {"starts_at", "ends_at"}
        return excluded
