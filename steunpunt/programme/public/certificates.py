"""Where anybody who was given a code sees what the centre certified."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from steunpunt.programme.afterwards.certificate_pdf import days_in_words, presence
from steunpunt.programme.models import Certificate


@never_cache
@require_safe
def certificate(request: HttpRequest, certificate: str) -> HttpResponse:
    """What this certificate says, and whether it still holds."""
    code = certificate.replace("-", "").replace(" ", "").upper()
    certificates = Certificate.objects.select_related("registration__person")
    found = certificates.filter(code=code).first()
    if found is None:
        return render(request, "programme/public/certificate_unknown.html", status=404)
    person = found.registration.person
    later = Certificate.objects.filter(
        registration=found.registration, version__gt=found.version
    )
    return render(
        request,
        "programme/public/certificate.html",
        {
            "certificate": found,
            "name": "" if person and person.erased_at else found.name,
            "days": days_in_words(found.said),
            "presence": presence(found.said),
            "replaced": later.exists(),
        },
    )
