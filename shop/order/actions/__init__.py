"""The only writers of orders and parcels."""

from shop.order.actions.hold import cancel_order, expire_order, expire_orders
from shop.order.actions.pay import NotPayable, pay_again
from shop.order.actions.place import place_order
from shop.order.actions.refusals import (
    CannotBePaidSo,
    CannotBeSent,
    GoodsChanged,
    NothingToOrder,
    NothingToPay,
    Refused,
    TooMuch,
    TotalChanged,
    VoucherUsed,
)
from shop.order.actions.stock import release_stock

__all__ = [
    "CannotBePaidSo",
    "CannotBeSent",
    "GoodsChanged",
    "NotPayable",
    "NothingToOrder",
    "NothingToPay",
    "Refused",
    "TooMuch",
    "TotalChanged",
    "VoucherUsed",
    "cancel_order",
    "expire_order",
    "expire_orders",
    "pay_again",
    "place_order",
    "release_stock",
]
