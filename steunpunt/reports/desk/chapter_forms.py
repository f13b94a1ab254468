"""Forms on the screens of chapters."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.permissions import colleagues
from steunpunt.reports.chapters.standing import PEOPLE
from steunpunt.reports.models import Chapter, ChapterTask
from steunpunt.sector.times import day_input


class PeopleForm(forms.Form):
    """Who prepares, checks and approves; only the names that are still free."""

    def __init__(
        self,
        *args: Any,
        record: Chapter | None = None,
        free: Iterable[str] = PEOPLE,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in free:
            self.fields[name] = forms.ModelChoiceField(
                colleagues(),
                label=capfirst(PEOPLE[name]),
                required=False,
                empty_label=_("nobody yet"),
                initial=getattr(record, name) if record else None,
            )


class TaskForm(forms.ModelForm):  # type: ignore[type-arg] # of ChapterTask
    """What is still to be done, by whom and by when."""

    class Meta:
        model = ChapterTask
        fields = ("words", "person", "due_on")
        widgets = {"due_on": day_input()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.queryset = colleagues()
        person.empty_label = _("nobody yet")
