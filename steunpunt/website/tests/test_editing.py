"""What staff may put on a page, and what the back office offers them."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from steunpunt.accounts.models import User
from steunpunt.pictures.tests.builders import a_picture
from steunpunt.website.blocks.choosing import PictureChoice
from steunpunt.website.tests.builders import a_home_page, opening

pytestmark = pytest.mark.django_db


def test_a_picture_without_a_maker_or_a_licence_is_refused(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    lacking = a_picture()
    whole = a_picture(maker="Atelier Halve Dag", licence="CC0-1.0")

    with pytest.raises(ValidationError, match="maker"):
        PictureChoice().clean(lacking)
    assert PictureChoice().clean(whole) == whole


def test_a_page_of_text_can_be_published_and_a_report_only_as_an_edition() -> None:
    home = a_home_page(opening())
    noor = User.objects.create_superuser("noor@steunpunt.example", "halve-dag-2019")
    client = Client()
    client.force_login(noor)

    def add(kind: str) -> str:
        return client.get(f"/beheer/pages/add/{kind}/{home.pk}/").content.decode()

    assert "action-publish" in add("website/contentpage")
    assert "action-publish" not in add("reports/reportpage")


def test_a_drawing_is_shown_and_the_original_of_a_photograph_is_not(
    settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    (tmp_path / "original_images").mkdir()
    for name in ("zaal.svg", "zaal.jpg"):
        (tmp_path / "original_images" / name).write_text("<svg/>")

    drawing = Client().get("/media/original_images/zaal.svg")
    photograph = Client().get("/media/original_images/zaal.jpg")

    assert b"".join(drawing.streaming_content) == b"<svg/>"
    assert "sandbox" in drawing.headers["Content-Security-Policy"]
    assert photograph.status_code == 404
