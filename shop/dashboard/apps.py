"""Oscar's staff dashboard, forked; its classes are looked up here first."""

from oscar.apps.dashboard import apps


class DashboardConfig(apps.DashboardConfig):
    """The staff dashboard."""

    name = "shop.dashboard"
