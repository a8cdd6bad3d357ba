"""What this part hangs into the desk."""

from django.utils.translation import gettext_lazy as _

from sellers.desk.registry import MenuEntry, register_menu
from sellers.team.rules import Right

register_menu(MenuEntry("brand", _("Face of my shop"), "art", "brand:home", 60, Right.BRAND))
