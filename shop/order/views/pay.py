"""Pay an order, pay it again, call it off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.models import User
from core.moves import MoveRefused
from shop.order import actions
from shop.order.access import is_buyer, seen_by
from shop.order.models import Order
from shop.payment.actions import PaymentClosed, start_payment
from shop.payment.links import urls_for
from shop.payment.protocol import ChargeRefused, GatewayDown


def go_and_pay(request: HttpRequest, order: Order, gateway: str) -> HttpResponse:
    """Send the buyer to the gateway's page, or to the order's page when there is nothing to do."""
    try:
        payment = actions.pay_again(order.number, gateway)
        following = start_payment(payment.pk, urls_for(request, payment))
    except (actions.NotPayable, MoveRefused):
        return redirect("orders:detail", number=order.number)
    except actions.CannotBePaidSo:
        messages.error(request, _("Choose a way to pay."))
    except PaymentClosed:
        messages.warning(request, _("That try to pay is over. Pay again."))
    except ChargeRefused:
        messages.error(
            request, _("This bank does not take this payment. Nothing was taken. Pay another way.")
        )
    except GatewayDown:
        messages.error(
            request, _("The bank does not answer. Nothing was taken. Try again, or another way.")
        )
    else:
        if following.redirect_url:
            return HttpResponseRedirect(following.redirect_url)
    return redirect("orders:detail", number=order.number)


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
