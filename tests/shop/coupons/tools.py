"""Producers' codes, as tests need them."""

from core.money import Rials
from shop.coupons.actions import make_coupon
from shop.coupons.rules import Terms
from tests import factories as make


def coupon_of(seller, code="NOWRUZ", percent=0, amount=0, minimum=0, **more):
    """A code for the seller's goods, good for today and tomorrow unless said otherwise."""
    more.setdefault("first", make.TODAY)
    more.setdefault("last", make.TODAY + make.DAY)
    if not amount:
        percent = percent or 15
    terms = Terms(percent, Rials(amount), Rials(minimum), **more)
    return make_coupon(seller, code, terms, by=make.user())
