"""Where it is shown: fairs and bazaars."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class ExhibitionsConfig(AppConfig):
    """The top floor of the house; nothing imports it."""

    name = "exhibitions"
    verbose_name = _("Fairs and bazaars")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries of lower floors, and listen to what changes fairs' pages."""
        from exhibitions import audits, checks, jobs, personal_data, signals  # noqa: F401, PLC0415 -- apps are ready now
        from exhibitions import deeds as _deeds  # noqa: F401, PLC0415 -- see above
        from exhibitions.applying import entries as _applying  # noqa: F401, PLC0415 -- fills menus
        from exhibitions.booking import entries as stalls  # noqa: F401, PLC0415 -- fills registries
        from exhibitions.demo import applications, steps, terms  # noqa: F401, PLC0415 -- see above
        from exhibitions.demo import draws as _draws  # noqa: F401, PLC0415 -- see above
        from exhibitions.demo import stalls as _stalls  # noqa: F401, PLC0415 -- see above
        from exhibitions.drawing import entries as draws  # noqa: F401, PLC0415 -- see above
        from exhibitions.organising import entries  # noqa: F401, PLC0415 -- fills the fair's tabs
        from exhibitions.organising.access import remember_organiser  # noqa: PLC0415 -- see above
        from exhibitions.sitemap import FairsSitemap  # noqa: PLC0415 -- see above
        from shop.sitemaps import SITEMAPS  # noqa: PLC0415 -- see above

        SITEMAPS.setdefault("fairs", FairsSitemap)
        signals.connect()
        user_logged_in.connect(remember_organiser, dispatch_uid="remember_organiser")
