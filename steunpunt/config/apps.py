"""The top of the house."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """Knows every app, so that no app has to know another above it."""

    name = "steunpunt.config"
    label = "config"
