"""Writes demo/2018 and demo/2019 again; for developers."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from steunpunt.demo.generating import generate
from steunpunt.demo.shapes import SHAPE_2018, SHAPE_2019


class Command(BaseCommand):
    """The same seed gives the same years."""

    help = "Write the demonstration years again."

    def handle(self, *args: Any, **options: Any) -> None:
        for shape in (SHAPE_2018, SHAPE_2019):
            generate(settings.BASE_DIR / "demo" / str(shape.year), shape=shape)
