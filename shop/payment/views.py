"""Where banks knock: the webhook, and the buyer's way back."""

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from shop.payment.actions import hear, settle
from shop.payment.gateways import UnknownGateway, gateway
from shop.payment.models import Payment
from shop.payment.polling import rest
from shop.payment.protocol import Forged, GatewayDown, SendsWebhooks
from shop.payment.purposes import purpose_of

log = logging.getLogger(__name__)

LONGEST_BODY = 64 * 1024


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, code: str) -> HttpResponse:
    """Hear a bank's own message: 204 heard, 403 forged, 404 unknown, 413 long, 503 try again."""
    bank = _bank_that_calls(code)
    body = request.read(LONGEST_BODY + 1)
    if len(body) > LONGEST_BODY:
        return HttpResponse(status=413)
    try:
        notice = bank.read_webhook(body, request.headers)
    except Forged:
        log.warning("webhook of %s: the signature is wrong", code)
        return HttpResponse(status=403)
    try:
        message = hear(code, notice)
    except GatewayDown:
        return HttpResponse(status=503)
    return HttpResponse(status=204 if message.handled_at else 404)


def _bank_that_calls(code: str) -> SendsWebhooks:
    try:
        bank = gateway(code)
    except UnknownGateway:
        raise Http404 from None
    if not isinstance(bank, SendsWebhooks):
        raise Http404
    return bank


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest, token: str) -> HttpResponse:
    """Settle the payment of a buyer who comes back from a bank, then show what was bought.

    Whatever goes wrong in settling, the buyer sees the page of the purchase: what the bank took
    is found by the sweeper.
    """
    payment = get_object_or_404(Payment, token=token)
    message = {**request.GET.dict(), **request.POST.dict()}
    try:
        payment = settle(payment.pk, message, key="return")
    except (GatewayDown, UnknownGateway):
        log.warning("payment %s: the gateway does not answer", payment.pk)
        rest(payment)  # the buyer has waited once; her page comes at once
    except Exception:
        log.exception("payment %s: settling on return failed", payment.pk)
    return HttpResponseRedirect(purpose_of(payment).return_url(payment))
