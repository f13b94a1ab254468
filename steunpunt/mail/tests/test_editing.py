"""Staff give a text another wording; each edit is kept, and the way back is open."""

import pytest

from steunpunt.mail.declaring import text_of
from steunpunt.mail.editing import Wording, edit, reset, standard, wording_of
from steunpunt.mail.models import EditedText, EditedTextVersion
from steunpunt.mail.tests.builders import a_message, a_user

pytestmark = pytest.mark.django_db
OWN = Wording("Test voor {name}", "Dag {name}\n\nKomt dit aan?")


def versions() -> list[tuple[str, bool]]:
    return [(v.subject, v.is_standard) for v in EditedTextVersion.objects.all()]


def test_an_edit_holds_for_what_is_posted_from_then_on() -> None:
    trial, noor = text_of("mail.trial"), a_user()
    before = a_message("before")

    edit(trial, "nl", OWN, by=noor)

    assert wording_of(trial, "nl") == OWN
    assert wording_of(trial, "en") == standard(trial, "en")
    assert a_message("after").subject == "Test voor Éla"
    assert before.subject == "Proefbericht: onze post komt aan"
    assert versions() == [("Test voor {name}", False)]


def test_a_reset_gives_the_standard_text_back() -> None:
    trial, noor = text_of("mail.trial"), a_user()
    edit(trial, "nl", OWN, by=noor)

    reset(trial, "nl", by=noor)

    assert wording_of(trial, "nl") == standard(trial, "nl")
    assert versions() == [("", True), ("Test voor {name}", False)]
    assert EditedTextVersion.objects.first().by == noor


def test_an_edit_that_changes_nothing_is_not_kept() -> None:
    trial, noor = text_of("mail.trial"), a_user()

    edit(trial, "nl", standard(trial, "nl"), by=noor)
    reset(trial, "nl", by=noor)
    edit(trial, "nl", OWN, by=noor)
    edit(trial, "nl", OWN, by=noor)

    assert len(versions()) == 1


def test_typing_the_standard_text_is_a_reset() -> None:
    trial, noor = text_of("mail.trial"), a_user()
    edit(trial, "nl", OWN, by=noor)

    edit(trial, "nl", standard(trial, "nl"), by=noor)

    assert not EditedText.objects.exists()
    assert versions()[0] == ("", True)
