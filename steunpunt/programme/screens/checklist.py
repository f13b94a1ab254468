"""The checklist of an activity on its page, and the standard one."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.programme.models import Activity, ChecklistItem
from steunpunt.programme.plan import checklists
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.work import carry_out, holds, need

CHANGE = "programme.change_checklistitem"


class ItemForm(forms.ModelForm):  # type: ignore[type-arg] # of ChecklistItem
    """One more thing to arrange."""

    class Meta:
        model = ChecklistItem
        fields = ("words", "days_before")


def shown(activity: Activity, user: Any) -> dict[str, Any]:
    """For its page: the list, with what is late, and what may be done with it."""
    today = timezone.localdate()
    items = list(activity.checklist.select_related("done_by"))
    for one in items:
        one.activity = activity
        one.late = one.is_late(today)  # type: ignore[attr-defined] # for the page
    return {
        "checklist": items,
        "checklist_done": sum(one.done_at is not None for one in items),
        "may_tick_checklist": user.has_perm(CHANGE),
        "checklist_form": ItemForm(auto_id="checklist-%s"),
    }


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick, untick, add or take away one thing."""
    need(request, CHANGE)
    activity = get_object_or_404(Activity, pk=pk)
    asked = request.POST.get("do", "")
    if asked == "add":
        _add(request, activity)
    elif request.POST.get("item", "").isdecimal():
        item = get_object_or_404(activity.checklist, pk=request.POST["item"])
        by: Any = request.user
        if asked == "tick":
            checklists.tick(item, by=by)
        elif asked == "untick":
            checklists.untick(item)
        elif asked == "remove":
            item.delete()
    return redirect(f"{reverse('activity:inspect', args=[pk])}#checklist-h")


def _add(request: HttpRequest, activity: Activity) -> None:
    form = ItemForm(request.POST)
    if holds(request, form):
        carry_out(
            request,
            lambda: checklists.add(activity, **form.cleaned_data),
            _("It stands on the list."),
        )


class ChecklistLineScreens(RecordViewSet):
    """The standard list, which new activities take along."""

    icon = "tasks"
    list_display = ["words", "kind", "days_before"]
    list_filter = ["kind"]
    list_export = ["words", "kind", "days_before"]
    search_fields = ["words"]
    form_fields = ["words", "kind", "days_before"]
    explanation = gettext_lazy(
        "What has to be arranged for every new activity, or for each of a kind. "
        "Activities that exist keep the list they have."
    )
    nothing_yet = gettext_lazy(
        "For example: room booked, contract with the trainer, joining link sent."
    )
