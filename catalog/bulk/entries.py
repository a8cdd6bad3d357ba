"""What this part hangs into the desk."""

from django.utils.translation import gettext_lazy as _

from sellers.desk.registry import MenuEntry, register_menu
from sellers.team.rules import Right

register_menu(
    MenuEntry("bulk", _("Many goods at once"), "grid", "bulk:home", 22, Right.LIST_GOODS),
)
