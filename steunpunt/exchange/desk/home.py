"""The first screen: files to check, years to export, and the imports so far."""

import io
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.paginator import WagtailPaginator

from steunpunt.exchange import showing
from steunpunt.exchange.desk.waiting import XLSX, either, user_of
from steunpunt.exchange.forms import ExportForm, UploadForm
from steunpunt.exchange.models import Export, Upload
from steunpunt.exchange.permissions import may_export, may_import
from steunpunt.exchange.template import write_template
from steunpunt.records.models import Batch

RECENT = 5
IMPORTS_PER_PAGE = 20


@require_safe
@either
def home(request: HttpRequest) -> HttpResponse:
    """Everything of import and export."""
    return show_home(request, UploadForm())


def show_home(request: HttpRequest, form: UploadForm, status: int = 200) -> Any:
    """The first screen, with a form that may have been refused."""
    user = user_of(request)
    batches = Batch.objects.select_related("by").order_by("-at", "-pk")
    pages = WagtailPaginator(batches, IMPORTS_PER_PAGE)
    page = pages.get_page(request.GET.get("p"))
    context = {
        "may_import": may_import(user),
        "may_export": may_export(user),
        "upload_form": form,
        "export_form": ExportForm(),
        "uploads": _shown(Upload.objects.of(user)[:RECENT]),
        "exports": _shown(Export.objects.of(user)[:RECENT]),
        "page_obj": page,
        "elided_page_range": pages.get_elided_page_range(page.number),
    }
    return render(request, "exchange/home.html", context, status=status)


def _shown(found: Any) -> list[dict[str, Any]]:
    return [{"job": job, "said": showing.said(job)} for job in found]


@require_safe
@either
def template(request: HttpRequest) -> FileResponse:
    """The workbook to fill in, explained in the reader's language."""
    book = io.BytesIO()
    write_template(book)
    book.seek(0)
    return FileResponse(
        book, as_attachment=True, filename=_("template.xlsx"), content_type=XLSX
    )
