"""Bank statements: uploaded, taken in, and what came of them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steunpunt.accounts.models import User
from steunpunt.design.uploads import is_too_large
from steunpunt.money.bank.lines import MOST_BYTES, StatementTooLarge
from steunpunt.money.bank.reading import read_statements
from steunpunt.money.models import Payment, Statement
from steunpunt.money.paying import TakenIn, take_in
from steunpunt.money.permissions import PAYMENTS, visible_money
from steunpunt.money.screens.seeing import KeptPage
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, work_page


class StatementForm(forms.Form):
    """A file of the bank."""

    file = forms.FileField(
        label=gettext_lazy("File of the bank"),
        help_text=gettext_lazy("CODA (.cod) or CAMT.053 (.xml)."),
    )


def upload(request: HttpRequest) -> HttpResponse:
    """Take a file in, and say what came of it."""
    need(request, PAYMENTS)
    form = StatementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            result = _take_in(form.cleaned_data["file"], request.user)  # type: ignore[arg-type] # signed in
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, in_words(result))
            status = "?status=leftover" if result.left else ""
            return redirect(reverse("payment:index") + status)
    elif request.method == "POST" and is_too_large(request):
        form.errors["file"] = form.error_class([str(StatementTooLarge())])
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "submit": _("Take it in"),
            "lead": _(
                "Payments that say for which invoice they are, are matched at once. A "
                "file that was read before changes nothing."
            ),
        },
        title=_("Take in a bank statement"),
        trail=[list_crumb(Statement)],
        icon="upload",
        status=422 if form.errors else 200,
    )


def _take_in(file: Any, by: User) -> TakenIn:
    if file.size > MOST_BYTES:
        raise StatementTooLarge
    return take_in(read_statements(file.read()), file_name=file.name, by=by)


def in_words(result: TakenIn) -> str:
    """What came of it, in a few sentences."""
    said = [
        ngettext("%(n)s new payment.", "%(n)s new payments.", result.new)
        % {"n": result.new}
    ]
    if result.new:
        said.append(
            _("%(matched)s matched, %(left)s to match by you.")
            % {"matched": result.matched, "left": result.left}
        )
    if result.known:
        said.append(_("%(n)s known already.") % {"n": result.known})
    if result.passed_over:
        said.append(_("%(n)s that went out, passed over.") % {"n": result.passed_over})
    return " ".join(said)


class StatementPage(KeptPage):
    """A statement with its payments."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        payments = Payment.objects.with_rest().filter(statement=self.object)
        return super().get_context_data(
            **kwargs, statement=self.object, payments=payments.order_by("line")
        )


def to_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """What the bank said is never changed: its form is its page."""
    seen = visible_money(request.user, Statement.objects.all())
    return redirect("statement:inspect", get_object_or_404(seen, pk=pk).pk)


class StatementScreens(RecordViewSet):
    """Statements of the bank; adding one is uploading it."""

    visible = staticmethod(visible_money)
    opens_file = True
    inspect_view_class = StatementPage
    inspect_template_name = "money/statement.html"
    list_display = [
        "number",
        "account",
        "closed_on",
        "file_name",
    ]
    search_fields = ["account", "number", "file_name"]
    list_export = ["reference", "account", "number", "closed_on", "file_name"]
    explanation = gettext_lazy(
        "Files of the bank that were taken in. Each line counts once, however often "
        "you upload it."
    )
    nothing_yet = gettext_lazy("Upload the first file of your bank.")

    @property
    def add_view(self) -> Any:
        return upload

    @property
    def edit_view(self) -> Any:
        return to_statement
