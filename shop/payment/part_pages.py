"""The page of a split payment: its parts, and a button for each that is not paid yet."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.payment.actions import PaymentClosed, open_part, start_payment
from shop.payment.actions.parts import SPLIT
from shop.payment.admin_columns import gateway_words
from shop.payment.links import urls_for
from shop.payment.models import Part, Payment
from shop.payment.polling import look
from shop.payment.protocol import ChargeRefused, GatewayDown
from shop.payment.purposes import purpose_of
from shop.payment.queries import try_of
from shop.payment.states import SETTLED, UNDECIDED, PaymentState


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, token: str) -> HttpResponse:
    """Show the parts and lead to a part's bank; decided, go to the purchase."""
    whole = look(get_object_or_404(Payment, token=token, gateway=SPLIT))
    if whole.state not in UNDECIDED:
        return HttpResponseRedirect(purpose_of(whole).return_url(whole))
    if request.method == "POST":
        return _pay(request, whole)
    shown = {
        "payment": whole,
        "description": purpose_of(whole).describe(whole),
        "parts": [_shown(part) for part in whole.parts.all()],
        "back_url": purpose_of(whole).return_url(whole),
    }
    return render(request, "payment/parts.html", shown)


def _pay(request: HttpRequest, whole: Payment) -> HttpResponse:
    number = request.POST.get("part", "")
    part = whole.parts.filter(number=number).first() if number.isdecimal() else None
    if part is None:
        raise Http404
    try:
        payment = open_part(part)
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
    return redirect("pay:parts", token=whole.token)


def _shown(part: Part) -> dict[str, Any]:
    payment = try_of(part)
    state = payment.state if payment else ""
    return {
        "number": part.number,
        "label": gateway_words(part.gateway),
        "amount": part.amount,
        "is_here": state in (PaymentState.HELD, *SETTLED),
        "is_held": state == PaymentState.HELD,
    }
