"""What a helper does with requests, in words."""

from django.utils.translation import gettext_lazy as _

from sellers.helping.words import Deed, number_of, register_deeds

register_deeds(
    Deed("desk_returns:accept", _("took goods of request %(about)s back"), number_of),
    Deed("desk_returns:refund", _("gave the money of request %(about)s back"), number_of),
    Deed("desk_returns:offer", _("offered a part of the money for request %(about)s"), number_of),
    Deed("desk_returns:refuse", _("refused request %(about)s"), number_of),
    Deed("desk_returns:receive", _("received the goods of request %(about)s"), number_of),
    Deed("desk_returns:say", _("wrote in request %(about)s"), number_of),
)
