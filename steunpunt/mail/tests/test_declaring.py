"""What an app may declare as a text, and what stops the site from starting."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from steunpunt.mail.declaring import UnknownText, every_text, mail_text, text_of

RIGHT = {
    "label": "confirmation",
    "about": "to who registered",
    "placeholders": {"name": "name"},
    "subject": {"nl": "Dag {name}", "en": "Hello {name}"},
    "body": {"nl": "Welkom.", "en": "Welcome."},
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject": {"nl": "Dag"}}, "subject lacks en"),
        ({"body": {"nl": " ", "en": "Hello"}}, "body lacks nl"),
        ({"body": {"nl": "{naam}", "en": "x"}}, "{naam} is no placeholder"),
        ({"body": {"nl": "{name.x}", "en": "x"}}, "{name.x} is no placeholder"),
        ({"body": {"nl": "{name!r}", "en": "x"}}, "{name!r} is no placeholder"),
        ({"body": {"nl": "een {", "en": "x"}}, "{ is no placeholder"),
    ],
)
def test_a_wrong_declaration_stops_the_start(change, said) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        mail_text("test.wrong", **(RIGHT | change))

    assert str(refused.value) == f"test.wrong: {said}."


def test_a_code_is_declared_once() -> None:
    with pytest.raises(ImproperlyConfigured, match="declared twice"):
        mail_text("mail.trial", **RIGHT)


def test_a_text_is_found_by_its_code() -> None:
    assert text_of("mail.trial") in every_text()
    with pytest.raises(UnknownText):
        text_of("mail.dream")


def test_an_example_is_given_for_each_placeholder() -> None:
    trial = text_of("mail.trial")

    assert trial.example_values("nl") == {
        "name": "Noor",
        "link": "http://localhost:8000/",
    }
