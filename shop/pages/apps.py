"""Pages that editors write."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Wagtail page types: home first."""

    name = "shop.pages"
    label = "pages"

    def ready(self) -> None:
        """Follow what editors publish; register this floor's part of the demo."""
        from shop.pages import jobs, signals  # noqa: F401, PLC0415 -- ready now
        from shop.pages.demo import steps  # noqa: F401, PLC0415 -- models are ready now

        signals.connect()
