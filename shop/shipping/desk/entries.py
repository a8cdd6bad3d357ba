"""What sending hangs into the desk."""

from django.utils.translation import gettext_lazy as _

from sellers.desk.registry import MenuEntry, register_menu
from sellers.helping.words import Deed, register_deeds
from sellers.team.rules import Right

register_menu(
    MenuEntry("shipping", _("How I send"), "truck", "desk_shipping:terms", 65, Right.SHOP)
)
register_deeds(Deed("desk_shipping:terms", _("changed how parcels are sent and what it costs")))
