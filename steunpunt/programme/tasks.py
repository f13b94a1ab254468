"""What the background worker does: fetch by id, call a verb."""

from django_tasks import task

from steunpunt.programme.afterwards import certificate_mail
from steunpunt.programme.models import Certificate


@task(backend="jobs")
def send_certificate(pk: int) -> None:
    """Mail a certificate to its holder, while it holds."""
    found = Certificate.objects.standing().select_related(
        "registration__activity", "registration__person", "registration__booking"
    )
    if (certificate := found.filter(pk=pk).first()) is not None:
        certificate_mail.send(certificate)
