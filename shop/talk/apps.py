"""Conversations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalkConfig(AppConfig):
    """Buyers and producers write to each other."""

    name = "shop.talk"
    label = "talk"
    verbose_name = _("Conversations")

    def ready(self) -> None:
        """Hang messages into the desk and the demo."""
        from shop.talk import deeds, demo, entries, jobs, personal_data  # noqa: F401, PLC0415 -- they register themselves
