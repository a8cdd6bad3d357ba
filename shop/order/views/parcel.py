"""What a buyer says of a parcel: it came, it did not, its code is wrong, call it off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.form_only import form_only
from core.models import User
from core.moves import MoveRefused
from shop.order import actions
from shop.order.access import is_buyer, seen_by
from shop.order.models import Parcel
from shop.order.sayings import SAYINGS, register_saying

OURS: dict[str, tuple[Callable[..., Parcel], Promise]] = {
    "received": (actions.deliver_parcel, _("Good that it is there. Thank you for telling us.")),
    "cancel": (actions.cancel_parcel, _("The parcel is called off.")),
    "wrong-code": (
        actions.report_code,
        _("The producer is asked for the right code. We write to you when it is there."),
    ),
    "missing": (
        actions.report_missing,
        _("We asked the producer where it is. It does not count as delivered until you say so."),
    ),
}
for _what, (_action, _told) in OURS.items():
    register_saying(_what, _action, _told)


@form_only("orders:detail", "number")
def say(request: HttpRequest, number: str, parcel: str, what: str) -> HttpResponse:
    """Do what the buyer says of one parcel of an order; staff and strangers find nothing."""
    order = seen_by(request, number)
    if what not in SAYINGS or not is_buyer(request, order):
        raise Http404
    found = order.parcels.filter(number=parcel).only("pk").first()
    if found is None:
        raise Http404
    action, text = SAYINGS[what]
    by = request.user if isinstance(request.user, User) else None
    try:
        action(found.pk, by=by)
    except MoveRefused:
        late = _("That is not possible any more: the order has changed. Here is how it stands.")
        messages.warning(request, late)
    else:
        messages.success(request, str(text))
    return redirect("orders:detail", number=number)
