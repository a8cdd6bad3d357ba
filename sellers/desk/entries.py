"""What this floor itself hangs into the desk."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sellers.desk.registry import MenuEntry, register_menu

register_menu(
    MenuEntry(
        "today",
        _("To do today"),
        "home",
        "desk:home",
        0,
        thumb=True,
        short=pgettext_lazy("desk", "Today"),
    ),
)
