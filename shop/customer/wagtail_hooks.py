"""From the pages' workspace to the other staff areas."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


class StaffMenuItem(MenuItem):
    """A link that editors who are not staff do not see: it would lead them to a 404."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to staff."""
        return bool(request.user.is_staff)


@hooks.register("register_admin_menu_item")
def to_the_dashboard() -> MenuItem:
    """Lead to orders, goods and offers."""
    url = reverse("dashboard:index")
    return StaffMenuItem(_("Shop dashboard"), url, icon_name="clipboard-list", order=9000)


@hooks.register("register_admin_menu_item")
def to_the_records() -> MenuItem:
    """Lead to Django's admin."""
    return StaffMenuItem(_("Records"), reverse("admin:index"), icon_name="table", order=9010)
