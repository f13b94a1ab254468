"""Gives every role its permissions again."""

from typing import Any

from django.core.management.base import BaseCommand

from steunpunt.config.roles import sync_roles


class Command(BaseCommand):
    """Safe to run at any time."""

    help = "Give every role its group and permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        sync_roles()
