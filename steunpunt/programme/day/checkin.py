"""The code with which somebody is found at the door: signed, so that nobody makes one.

It stands in their mail as a link and as a square on the page behind it. Whoever scans
it while signed in as staff comes to the door page; for anybody else it says nothing.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from steunpunt.programme.models import Registration

SALT = "programme.check_in"


def code_of(registration: Registration) -> str:
    """What is scanned for this registration."""
    return signing.Signer(salt=SALT).sign(str(registration.pk))


def registration_of(code: str) -> Registration | None:
    """For which registration a code was signed; None: made up, or gone."""
    try:
        pk = signing.Signer(salt=SALT).unsign(code)
    except signing.BadSignature:
        return None
    found = Registration.objects.select_related("activity", "person", "organisation")
    return found.filter(pk=pk).first()


def link_to_code(registration: Registration) -> str:
    """The whole address, for a mail and for the square itself."""
    path = reverse("programme:ticket", args=[code_of(registration)])
    return f"{settings.SITE_URL}{path}"
