"""Pay an order, pay it again, call it off."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.models import User
from core.moves import MoveRefused
from shop.order import actions
from shop.order.access import is_buyer, seen_by
from shop.order.models import Order
from shop.payment.sending import send_to_bank


def go_and_pay(request: HttpRequest, order: Order, gateway: str) -> HttpResponse:
    """Send the buyer to the gateway's page, or to the order's page when there is nothing to do."""
    page = reverse("orders:detail", args=[order.number])
    try:
        return send_to_bank(request, partial(actions.pay_again, order.number, gateway), page)
    except (actions.NotPayable, MoveRefused):
        pass  # the order's page says how it stands
    except actions.CannotBePaidSo:
        messages.error(request, _("Choose a way to pay."))
    return redirect(page)


@form_only("orders:detail", "number")
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """Pay again, or another way, while the goods are held."""
    return go_and_pay(request, _of_buyer(request, number), request.POST.get("gateway", "")[:16])


@form_only("orders:detail", "number")
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Call the order off while it waits for its payment."""
    order = _of_buyer(request, number)
    by = request.user if isinstance(request.user, User) else None
    try:
        actions.cancel_order(order.number, by=by, reason="called off by the buyer")
    except MoveRefused:
        messages.warning(request, _("This order cannot be called off any more."))
    else:
        messages.success(request, _("Your order is called off. You owe nothing."))
    return redirect("orders:detail", number=number)


def _of_buyer(request: HttpRequest, number: str) -> Order:
    order = seen_by(request, number)
    if not is_buyer(request, order):
        raise Http404
    return order
