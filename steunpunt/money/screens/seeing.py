"""Records of money for who may see them, and pages of what never changes."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from steunpunt.money.permissions import visible_money
from steunpunt.records.screens.pages import RecordInspectView


def seen(request: HttpRequest, model: Any, pk: int) -> Any:
    """The record, or 404 for who may not see money."""
    return get_object_or_404(visible_money(request.user, model.objects.all()), pk=pk)


class KeptPage(RecordInspectView):
    """The page of what never changes: there is no way to a form."""

    def get_edit_url(self) -> None:
        return None
