"""Pages that editors write."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Wagtail page types: home first."""

    name = "shop.pages"
    label = "pages"
