"""What a helper does with messages, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sellers.helping.words import Deed, number_of, register_deeds
from shop.talk.queries import of_seller


def buyer(request: Any, arguments: Mapping[str, Any]) -> str:
    """Return the first name of who is written with, as the desk shows it. One query."""
    names = of_seller(request.seller).filter(pk=arguments["pk"])
    found = names.values_list("buyer__first_name", flat=True).first()
    return found or _("A buyer")


register_deeds(
    Deed("desk_talk:thread", gettext_lazy("wrote a message to: %(about)s"), buyer),
    Deed("desk_talk:parcel", gettext_lazy("wrote to the buyer of order %(about)s"), number_of),
    Deed("desk_talk:block", gettext_lazy("stopped or opened messages of: %(about)s"), buyer),
    Deed("desk_talk:report", gettext_lazy("reported the messages of: %(about)s"), buyer),
    Deed("desk_talk:replies", gettext_lazy("kept a ready answer")),
    Deed("desk_talk:drop-reply", gettext_lazy("took a ready answer away")),
)
