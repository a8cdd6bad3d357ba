"""What codes hang into the desk."""

from django.utils.translation import gettext_lazy as _

from sellers.desk.registry import MenuEntry, register_menu
from sellers.helping.words import Deed, register_deeds
from sellers.team.rules import Right

register_menu(
    MenuEntry("coupons", _("Discount codes"), "gift", "desk_coupons:list", 27, Right.PRICE),
)
register_deeds(
    Deed("desk_coupons:new", _("made a discount code")),
    Deed("desk_coupons:stop", _("stopped a discount code")),
)
