"""What a helper does with orders, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sellers.helping.words import Deed, number_of, register_deeds


def ticked(request: Any, _arguments: Mapping[str, Any]) -> str:
    """Return the numbers that were ticked."""
    return " ".join(request.POST.getlist("number"))


register_deeds(
    Deed("desk_orders:accept", _("accepted order %(about)s"), number_of),
    Deed("desk_orders:refuse", _("refused order %(about)s, or a part of it"), number_of),
    Deed("desk_orders:post", _("posted order %(about)s"), number_of),
    Deed("desk_orders:correct", _("corrected the tracking code of order %(about)s"), number_of),
    Deed("desk_orders:deliver", _("marked order %(about)s as delivered"), number_of),
    Deed("desk_orders:several", _("accepted or printed several orders: %(about)s"), ticked),
)
