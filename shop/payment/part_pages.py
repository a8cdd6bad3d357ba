"""The page of a split payment: its parts, and a button for each that is not paid yet."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.payment.actions import open_part
from shop.payment.actions.parts import SPLIT
from shop.payment.admin_columns import gateway_words
from shop.payment.models import Part, Payment
from shop.payment.polling import look
from shop.payment.purposes import purpose_of
from shop.payment.queries import try_of
from shop.payment.sending import send_to_bank
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
    page = reverse("pay:parts", args=[whole.token])
    return send_to_bank(request, partial(open_part, part), page)


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
