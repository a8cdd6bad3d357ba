"""Addresses that gateways and buyers use."""

from django.http import HttpRequest
from django.urls import reverse

from shop.payment.models import Payment
from shop.payment.protocol import Urls


def urls_for(request: HttpRequest, payment: Payment) -> Urls:
    """Return the absolute addresses a gateway answers to, on the host the buyer is on."""
    return Urls(
        return_url=request.build_absolute_uri(reverse("payments:return", args=[payment.token])),
        webhook_url=request.build_absolute_uri(reverse("payments:webhook", args=[payment.gateway])),
    )
