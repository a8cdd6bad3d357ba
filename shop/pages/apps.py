"""Pages that editors write."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Wagtail page types: home first."""

    name = "shop.pages"
    label = "pages"

    def ready(self) -> None:
        """Register the demo's pages."""
        from shop.pages.demo import steps  # noqa: F401, PLC0415 -- apps are ready now
