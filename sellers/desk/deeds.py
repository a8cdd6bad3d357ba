"""What a helper does on the desk's own pages, in words."""

from django.utils.translation import gettext_lazy as _

from sellers.helping.words import Deed, register_deeds

register_deeds(
    Deed("desk:holiday", _("set the holiday")),
    Deed("desk:holiday-back", _("ended the holiday")),
    Deed("desk:shop", _("changed the name, the county or the privacy of the shop")),
)
