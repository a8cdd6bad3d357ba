"""What figures hang into the desk: an entry of the menu."""

from django.utils.translation import gettext_lazy as _

from sellers.desk.registry import MenuEntry, register_menu
from sellers.team.rules import Right

register_menu(
    MenuEntry("figures", _("How it goes"), "eye", "desk_figures:figures", 60, Right.SEE_MONEY)
)
