"""Codes of producers, for the matrix."""

from itertools import count

from tests.shop.coupons.tools import coupon_of

_n = count(1)
OF_A_SHOP = {
    "desk_coupons:stop": lambda shop: {"pk": coupon_of(shop, code=f"HEDIYEH{next(_n)}").pk}
}
