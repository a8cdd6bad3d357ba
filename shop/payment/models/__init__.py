"""Payments. Our models first, Oscar's remaining ones last."""

from shop.payment.models.payment import Payment, PaymentEvent
from shop.payment.models.practice import PracticeCharge

from oscar.apps.payment.models import *  # noqa: E402,F403 -- the models we did not change

__all__ = ["Payment", "PaymentEvent", "PracticeCharge"]
