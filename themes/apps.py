"""The face of the shop as a Django app."""

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    """Holds the tag library ``face``; templates and static files are found by folder."""

    name = "themes"
    verbose_name = "Themes"
