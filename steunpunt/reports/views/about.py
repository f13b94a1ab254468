"""What the law asks every public site to say about itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the site works, for whom not yet, and where to turn."""
    return render(request, "reports/about/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whom."""
    return render(request, "reports/about/privacy.html")
