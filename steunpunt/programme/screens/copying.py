"""An activity again, on other days."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.programme.models import Activity
from steunpunt.programme.plan.copying import copy
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, record_crumb, work_page
from steunpunt.sector.times import day_input

ADD = "programme.add_activity"


class CopyForm(forms.Form):
    """When it begins this time."""

    first_day = forms.DateField(
        label=gettext_lazy("On which day is the first session?"),
        help_text=gettext_lazy(
            "The other sessions come as many days after it as before. You can change "
            "all of it on the next page; visitors see it once it is on the website."
        ),
        widget=day_input(),
    )
    as_another_date = forms.BooleanField(
        label=gettext_lazy("It is another date of the same activity"),
        help_text=gettext_lazy(
            "Visitors of one date then see the other, and so does who reads that one "
            "of them is cancelled."
        ),
        initial=True,
        required=False,
    )


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan it again."""
    need(request, ADD)
    activity = get_object_or_404(Activity, pk=pk)
    form = CopyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by: Any = request.user
        try:
            fresh = copy(activity, by=by, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Planned again. Look at the days, and the link.")
            )
            return redirect("activity:edit", fresh.pk)
    return work_page(
        request,
        "records/work/form.html",
        {"form": form, "submit": _("Plan it again"), "subject": activity.title},
        title=_("Plan it again"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="copy",
        status=422 if form.errors else 200,
    )
