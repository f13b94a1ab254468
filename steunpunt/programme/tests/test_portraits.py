"""Portraits of trainers: shown only with every right to, and never without credit."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from steunpunt.pictures.models import Picture
from steunpunt.pictures.tests.builders import a_portrait
from steunpunt.programme.addresses import address_of, address_of_trainer
from steunpunt.programme.forgetting import forget
from steunpunt.programme.public.showing import forget_pages
from steunpunt.programme.tests.builders import a_trainer, an_activity
from steunpunt.programme.tests.test_who_and_where import structured, told
from steunpunt.sector.tests.builders import a_user, blanked

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)
CREDIT = "Atelier Halve Dag, CC0"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    forget_pages()


def with_portrait(**more):
    agreed = more.pop("agreed_on", YESTERDAY)
    return a_trainer(portrait=a_portrait(**more), agreed_on=agreed)


def an_activity_of(*trainers):
    soon = timezone.localdate() + timedelta(days=30)
    activity = an_activity(soon, is_public=True)
    activity.sessions.get().trainers.set(trainers)
    return activity


def page(address: str) -> str:
    forget_pages()
    return Client().get(address).content.decode()


def test_a_portrait_is_shown_with_its_words_and_its_credit() -> None:
    trainer = with_portrait()
    activity = an_activity_of(trainer)

    for shown in (page(address_of_trainer(trainer)), page(address_of(activity))):
        assert 'alt="Mieke lacht" width="480" height="480"' in shown
        assert CREDIT in shown


def test_machines_read_the_portrait_with_its_credit() -> None:
    activity = an_activity_of(with_portrait())

    [trainer] = told(activity)["trainers"]
    [person] = structured(activity)["performer"]

    url = trainer["portrait"]["url"]
    assert url.startswith("http://localhost:8000/media/images/mieke")
    assert trainer["portrait"]["credit"] == person["image"]["creditText"] == CREDIT
    assert person["image"]["contentUrl"] == url


@pytest.mark.parametrize(
    "lacking",
    [
        {"maker": ""},
        {"licence": ""},
        {"description": ""},
        {"consent": ""},
        {"consent": "", "shows_people": False},
        {"consent_withdrawn_on": YESTERDAY},
        {"consent_withdrawn_on": YESTERDAY, "shows_people": False},
        {"licence_ends_on": YESTERDAY},
    ],
)
def test_without_every_right_it_is_refused_and_nobody_sees_it(lacking) -> None:
    trainer = with_portrait(**lacking)
    activity = an_activity_of(trainer)

    with pytest.raises(ValidationError) as refused:
        trainer.full_clean()
    own, with_others = page(address_of_trainer(trainer)), page(address_of(activity))

    assert list(refused.value.message_dict) == ["portrait"]
    assert "/media/" not in own + with_others
    assert "Mieke Peeters" in own
    assert ">MP</span>" in with_others
    assert told(activity)["trainers"][0]["portrait"] is None


def test_the_form_says_what_a_portrait_lacks() -> None:
    trainer = a_trainer(agreed_on=YESTERDAY)
    portrait = a_portrait(consent="")
    client = Client()
    client.force_login(a_user("jef@steunpunt.example", "staff"))
    sent = {
        "person": trainer.person_id,
        "biography": "",
        "languages": "",
        "portrait": portrait.pk,
        "agreed_on": "2031-01-01",
    }

    answer = client.post(reverse("trainer:edit", args=[trainer.pk]), sent)
    refused = answer.content.decode()
    Picture.objects.update(consent="Mail van 3 maart")
    client.post(reverse("trainer:edit", args=[trainer.pk]), sent)

    assert "gaf geen toestemming" in refused
    trainer.refresh_from_db()
    assert trainer.portrait == portrait


def test_staff_may_add_a_portrait_and_choose_it() -> None:
    client = Client()
    client.force_login(a_user("jef@steunpunt.example", "staff"))
    a_portrait()

    add = client.get(reverse("wagtailimages:add"))
    choose = client.get(reverse("wagtailimages_chooser:choose"))

    assert add.status_code == 200
    assert "Mieke" in choose.content.decode()


def test_who_did_not_agree_to_a_page_is_not_shown() -> None:
    trainer = with_portrait(agreed_on=None)

    assert trainer.shown_portrait is None
    assert "/media/" not in page(address_of(an_activity_of(trainer)))


def test_of_who_is_erased_the_portrait_is_deleted() -> None:
    trainer = with_portrait()
    blanked(trainer.person)

    forget()

    trainer.refresh_from_db()
    assert trainer.portrait is None
    assert not Picture.objects.exists()


def test_a_portrait_that_another_trainer_has_too_stays() -> None:
    trainer = with_portrait()
    other = a_trainer("An", portrait=trainer.portrait)
    blanked(trainer.person)

    forget()

    other.refresh_from_db()
    assert other.portrait is not None


def test_a_picture_that_is_deleted_leaves_the_trainer() -> None:
    trainer = with_portrait()

    Picture.objects.get().delete()

    trainer.refresh_from_db()
    assert (trainer.portrait, trainer.agreed_on) == (None, YESTERDAY)


def test_a_list_asks_as_often_for_one_portrait_as_for_many() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            Client().get("/api/v1/activiteiten/")
        return len(queries)

    an_activity_of(with_portrait())
    asked()
    with_one = asked()
    an_activity_of(with_portrait(), with_portrait())
    asked()

    assert asked() == with_one


def test_a_name_in_one_word_has_one_initial() -> None:
    agreed = date(2031, 1, 1)

    assert a_trainer("Mia", "", agreed_on=agreed).initials == "M"
    assert a_trainer("An", "De Wit", agreed_on=agreed).initials == "AW"
    assert a_trainer("Stil", "Zwijger").initials == ""
