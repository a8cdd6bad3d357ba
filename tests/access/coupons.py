"""Codes of producers, for the matrix."""

from tests.shop.coupons.tools import coupon_of

OF_A_SHOP = {"desk_coupons:stop": lambda shop: {"pk": coupon_of(shop).pk}}
