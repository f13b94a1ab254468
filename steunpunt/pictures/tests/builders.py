"""Makes pictures for tests; set MEDIA_ROOT to a folder of the test first."""

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from steunpunt.pictures.models import Picture

RIGHTS = {"maker": "Atelier Halve Dag", "licence": "CC0-1.0"}
CONSENT = {"shows_people": True, "consent": "Mail van 3 maart 2031"}


def a_picture(**rights: Any) -> Picture:
    """A drawing."""
    return Picture.objects.create(
        title="Zaal",
        file=ContentFile(b"<svg/>", "zaal.svg"),
        width=10,
        height=10,
        **{"description": "Een zaal vol stoelen", **rights},
    )


def a_portrait(**more: Any) -> Picture:
    """A photograph that may be shown, taller than it is wide."""
    file = io.BytesIO()
    Image.new("RGB", (30, 40), "#0B4A43").save(file, "PNG")
    return Picture.objects.create(
        title="Mieke",
        file=ContentFile(file.getvalue(), "mieke.png"),
        **{"description": "Mieke lacht", **RIGHTS, **CONSENT, **more},
    )
