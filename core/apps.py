"""The floor: money, moves, Persian text, dates, people and photographs."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Everything stands on core, and core knows nothing of what stands on it."""

    name = "core"
    verbose_name = "Core"
