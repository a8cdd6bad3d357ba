"""Send a buyer to a bank's page, or say why that did not go."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from shop.payment.actions import PaymentClosed, start_payment
from shop.payment.links import urls_for
from shop.payment.models import Payment
from shop.payment.protocol import ChargeRefused, GatewayDown


def send_to_bank(
    request: HttpRequest, opened: Callable[[], Payment], back_url: str
) -> HttpResponse:
    """Start the payment that ``opened`` returns and go to its bank.

    Where nothing is to be done there, or it did not go, the buyer comes to ``back_url`` and reads
    why. What else ``opened`` raises is its caller's.
    """
    try:
        payment = opened()
        following = start_payment(payment.pk, urls_for(request, payment))
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
    return redirect(back_url)
