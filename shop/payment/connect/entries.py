"""What this hangs into the desk, where Stripe is set up."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sellers.desk.registry import MenuEntry, register_menu
from sellers.team.rules import Right

if "stripe" in settings.PAYMENT_GATEWAYS:
    register_menu(
        MenuEntry("connect", _("Payouts abroad"), "globe", "connect:account", 76, Right.BANK)
    )
