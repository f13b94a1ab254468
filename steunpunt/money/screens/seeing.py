"""Records of money for who may see them."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from steunpunt.money.permissions import visible_money


def seen(request: HttpRequest, model: Any, pk: int) -> Any:
    """The record, or 404 for who may not see money."""
    return get_object_or_404(visible_money(request.user, model.objects.all()), pk=pk)
