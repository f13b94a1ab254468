"""Signs somebody in the way that visitors do: with the code of a mail."""

import re

from django.core import mail
from django.test import Client

ASK, CONFIRM = "/account/login/code/", "/account/login/code/confirm/"
CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")


def code_in_mail() -> str:
    """What stands in the last mail."""
    return CODE.search(mail.outbox[-1].body)[0]


def asked(email: str, client: Client | None = None, **headers) -> Client:
    """A browser that has to type the code now."""
    browser = client or Client(headers={"accept-language": "nl"})
    answer = browser.post(ASK, {"email": email}, **headers)
    assert answer.status_code == 302, answer.content.decode()
    return browser


def signed_in(email: str, client: Client | None = None) -> Client:
    """A browser of whoever opens this mailbox."""
    browser = asked(email, client)
    answer = browser.post(CONFIRM, {"code": code_in_mail()})
    assert answer.status_code == 302, answer.content.decode()
    return browser
