"""Files to import: checked, mended, imported."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from steunpunt.design.uploads import is_too_large
from steunpunt.exchange import asking, jobs, showing
from steunpunt.exchange.checking import rejected_file
from steunpunt.exchange.desk.home import show_home
from steunpunt.exchange.desk.waiting import download, own, to_import, user_of, waiting
from steunpunt.exchange.forms import UploadForm
from steunpunt.exchange.models import Upload
from steunpunt.exchange.uploading import WrongFiles, too_large

PROBLEMS_PER_PAGE = 50


@require_POST
@to_import
def check(request: HttpRequest) -> HttpResponse:
    """Receive files; checking them goes on in the background."""
    form = UploadForm(request.POST, request.FILES)
    if is_too_large(request):
        form.errors["upload"] = form.error_class([too_large()])
    if not form.is_valid():
        return show_home(request, form, status=422)
    try:
        upload = asking.ask_to_check(form.cleaned_data["upload"], by=user_of(request))
    except WrongFiles as error:
        form.add_error("upload", str(error))
        return show_home(request, form, status=422)
    return redirect(upload)


@require_safe
@to_import
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An upload: being checked, with problems, ready to import, imported."""
    upload = own(Upload, request, pk)
    if busy := waiting(request, upload):
        return busy
    sheet = request.GET.get("sheet", "")
    pages = WagtailPaginator(showing.problems_of(upload, sheet), PROBLEMS_PER_PAGE)
    page = pages.get_page(request.GET.get("p"))
    context = {
        "upload": upload,
        "stopped": jobs.has_stopped(upload),
        "counts": showing.counts_by_sheet(upload.counts),
        "upload_form": UploadForm(),
        "sheet": sheet,
        "sheets": showing.sheets_with_problems(upload),
        "untold": showing.untold_problems(upload),
        "has_rejected": rejected_file(upload).exists(),
        "page_obj": page,
        "elided_page_range": pages.get_elided_page_range(page.number),
    }
    return render(request, "exchange/upload.html", context)


@require_POST
@to_import
def take_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Import what was checked."""
    upload = own(Upload, request, pk)
    try:
        asking.ask_to_import(upload)
    except asking.NotChecked:
        messages.error(request, _("Only a file without problems can be imported."))
    return redirect(upload)


@require_POST
@to_import
def throw_away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw away an upload; what it imported stays."""
    upload = own(Upload, request, pk)
    if not jobs.is_going_on(upload):
        jobs.throw_away(upload)
        messages.success(request, _("%(name)s was thrown away.") % {"name": upload})
    return redirect("exchange_home")


@require_safe
@to_import
def rejected(request: HttpRequest, pk: UUID) -> FileResponse:
    """The rows that were refused, with what is wrong."""
    upload = own(Upload, request, pk)
    return download(rejected_file(upload), _("refused-rows.xlsx"))
