"""What a helper does for a producer at fairs, in words."""

from django.utils.translation import gettext_lazy as _

from sellers.helping.words import Deed, number_of, register_deeds

register_deeds(
    Deed("desk_fairs:begin", _("began an application to a fair")),
    Deed("desk_fairs:step", _("answered a question of an application to a fair")),
    Deed("desk_fairs:send", _("sent an application to a fair")),
    Deed("desk_fairs:answer", _("answered a fair's organiser")),
    Deed("desk_fairs:withdraw", _("took an application to a fair back")),
    Deed("desk_fairs:drop_paper", _("took a document off an application to a fair")),
    Deed("desk_stalls:book", _("booked stalls at a fair")),
    Deed("desk_stalls:wait", _("stood in line for a stall at a fair")),
    Deed("desk_stalls:pay", _("went to pay for the stalls %(about)s"), number_of),
    Deed("desk_stalls:answer", _("answered whether the stalls %(about)s are taken"), number_of),
    Deed("desk_stalls:agree", _("accepted the terms for the stalls %(about)s"), number_of),
    Deed("desk_stalls:give_back", _("gave the stalls %(about)s back"), number_of),
    Deed("desk_stalls:letter", _("sent a letter of guarantee for the stalls %(about)s"), number_of),
    Deed("desk_stalls:paper", _("handed in a document for the stalls %(about)s"), number_of),
)
