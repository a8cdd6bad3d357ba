"""Codes of payments in words that staff read."""

from django import template

from shop.payment.admin_columns import gateway_words as words_of_gateway
from shop.payment.models import Payment
from shop.payment.purposes import purpose_of
from shop.payment.queries import whole_of

register = template.Library()


@register.filter
def gateway_words(code: str) -> str:
    """Return the name of a gateway; its code when it is not set up any more."""
    return words_of_gateway(code)


@register.filter
def reason_words(reason: str, payment: Payment) -> str:
    """Return why money of a payment went back, in words; as written when no app answers for it."""
    try:
        whole = whole_of(payment) if payment.part_id else payment
        return purpose_of(whole).reason(reason)
    except LookupError:
        return reason
