"""Who sells: Oscar's partner, forked."""

from django.contrib.auth.signals import user_logged_in
from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    """Producers, licences, places and trades."""

    name = "sellers"

    def ready(self) -> None:
        """Register this floor's parts of demo and desk; hear of restocks."""
        super().ready()
        from sellers import audits, jobs, personal_data  # noqa: F401, PLC0415 -- apps are ready now
        from sellers.access import remember_desk  # noqa: PLC0415 -- apps are ready now
        from sellers.away import entries as away  # noqa: F401, PLC0415 -- fills the desk's menu
        from sellers.demo import office, people, permits, steps  # noqa: F401, PLC0415 -- ready now
        from sellers.desk import deeds, entries  # noqa: F401, PLC0415 -- fills the desk's menu
        from sellers.helping import door  # noqa: F401, PLC0415 -- lets helpers to the desk
        from sellers.licensing.desk import entries as papers  # noqa: F401, PLC0415 -- same reason
        from sellers.office.access import remember_office  # noqa: PLC0415 -- apps are ready now
        from sellers.restock import listen  # noqa: PLC0415 -- apps are ready now

        listen()
        user_logged_in.connect(remember_desk, dispatch_uid="remember_desk")
        user_logged_in.connect(remember_office, dispatch_uid="remember_office")
