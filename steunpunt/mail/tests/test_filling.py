"""A text with its values: plain, in HTML, and never run as code."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from steunpunt.mail.declaring import MailText, strange, text_of
from steunpunt.mail.editing import Wording
from steunpunt.mail.envelope import lines
from steunpunt.mail.filling import WrongValues, fill

pytestmark = pytest.mark.django_db
LINK = "https://steunpunt.example/x/?a=1&b=2"


def a_text(body: str, subject: str = "Dag") -> MailText:
    both = {"nl": body, "en": body}
    return MailText(
        code="test.text",
        label="proef",
        about="",
        placeholders={"name": "naam", "link": "adres"},
        subject={"nl": subject, "en": subject},
        body=both,
    )


def filled(body: str, subject: str = "Dag", **values: str):
    return fill(a_text(body, subject), "nl", {"name": "Éla", "link": LINK} | values)


def test_a_text_is_filled_in_plain_and_in_html() -> None:
    made = filled("Dag {name}\n\nTot dan\n\nBekijk het: {link}\n\n{link}")

    assert made.text == (
        f"Dag Éla\n\nTot dan\n\nBekijk het: {LINK}\n\n{LINK}\n\n-- \n"
        "Automatisch verstuurd door Steunpunt: proef.\n"
    )
    address = html.escape(LINK)
    assert made.html.count(f'href="{address}"') == 2
    assert ">Bekijk het</a>" in made.html
    assert ">Open deze pagina</a>" in made.html
    assert "Dag Éla</p>" in made.html


def test_a_name_that_looks_like_a_link_is_no_button() -> None:
    made = filled("{name}", name="https://elsewhere.example")

    assert "href" not in made.html


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/x/", "https://a b", ""])
def test_what_is_no_address_is_no_button(link) -> None:
    assert "href" not in filled("{link}", link=link).html


@pytest.mark.parametrize(
    "value", ["{link}", "{name}", "{name.__class__}", "{0}", "%(name)s", "{{ name }}"]
)
def test_a_value_is_put_in_once_and_read_no_further(value) -> None:
    made = filled("Dag {name}", "{name}", name=value)

    assert made.subject == value
    assert made.text.startswith(f"Dag {value}\n")


def test_markup_in_a_value_is_text() -> None:
    made = filled("{name}", name="<script>alert('x')</script>")

    assert "<script" not in made.html
    assert "&lt;script&gt;" in made.html


@pytest.mark.parametrize("values", [{}, {"name": "x"}, {"name": "", "l": ""}])
def test_exactly_the_placeholders_get_a_value(values) -> None:
    with pytest.raises(WrongValues):
        fill(a_text("x"), "nl", values)


def test_a_wording_of_staff_is_taken_instead() -> None:
    values = text_of("mail.trial").example_values("en")
    wording = Wording("Hi {name}", "{name}!")

    assert fill(text_of("mail.trial"), "en", values, wording).subject == "Hi Noor"


@pytest.mark.parametrize(
    "piece", ["{x}", "{name.x}", "{name[0]}", "{ name}", "{Name}", "{", "}", "{}"]
)
def test_only_known_placeholders_stand_between_braces(piece) -> None:
    assert strange(f"a {{name}} {piece} b", {"name": ""}) != []


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_somebody_is_called_the_letter_stays_whole(name, link) -> None:
    made = filled("Dag {name}\n\nLees: {link}", "Over {name}", name=name, link=link)

    assert not set(made.subject) & set("\r\n\x00\u2028\x85")
    assert "\x00" not in made.text + made.html
    assert made.text.startswith("Dag " + lines(name).split("\n")[0].rstrip())
    assert JustHTML(made.html, collect_errors=True).errors == []
    assert "<script" not in made.html.lower()
