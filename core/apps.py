"""The floor: money, moves, Persian text, dates, people and photographs."""

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Everything stands on core, and core knows nothing of what stands on it."""

    name = "core"
    verbose_name = _("People, messages and jobs")

    def ready(self) -> None:
        """Register core's part of the demo and of the schedule."""
        from core import demo_people, jobs, personal_data  # noqa: F401, PLC0415 -- models must be ready

        # The package's own name cannot be translated.
        apps.get_app_config("django_tasks_database").verbose_name = _("Background work")
