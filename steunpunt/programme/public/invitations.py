"""Links that open an activity for who was invited."""

from django.core import signing
from django.http import HttpRequest

from steunpunt.programme.models import Activity

SALT = "programme.invitation"


def invitation_of(activity: Activity) -> str:
    """What stands behind `?uitnodiging=` in the link of an activity."""
    return signing.Signer(salt=SALT).sign(str(activity.pk))


def is_invited(request: HttpRequest, activity_id: int) -> bool:
    """Whether the request carries the invitation to this very activity."""
    said = request.POST.get("uitnodiging") or request.GET.get("uitnodiging", "")
    if not said:
        return False
    try:
        return signing.Signer(salt=SALT).unsign(said) == str(activity_id)
    except signing.BadSignature:
        return False
