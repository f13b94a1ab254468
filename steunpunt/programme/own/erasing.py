"""The question of somebody to be forgotten: a mail to the centre, which decides.

What money and figures need stays: the law wants invoices kept, and a registration
counts without its name (docs/explanation/privacy.md).
"""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from steunpunt.design.models import CentreSettings
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post

#: the GDPR says a month (art. 12.3)
ANSWER_IN_DAYS = 30


def ask_erasure(address: str) -> Message:
    """Write it to the centre; once a day, however often it is asked."""
    today = timezone.localdate()
    centre = CentreSettings.of_the_site()
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return post(
        "programme.erasure_asked",
        to=Address(centre.name, centre.email or sender),
        language=settings.LANGUAGE_CODE,
        values={
            "address": address,
            "day": f"{today + timedelta(days=ANSWER_IN_DAYS):%d/%m/%Y}",
        },
        key=f"erasure:{address}:{today}",
        reply_to=address,
        sensitive=True,
    )
