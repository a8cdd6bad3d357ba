"""The only writers of orders and parcels."""

from shop.order.actions.hold import cancel_order, expire_order, expire_orders
from shop.order.actions.parcels import (
    WrongCode,
    accept_parcel,
    correct_code,
    deliver_parcel,
    post_parcel,
    report_code,
    report_missing,
)
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
from shop.order.actions.refusing import cancel_parcel, lapse_parcel, refuse_parcel
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
    "WrongCode",
    "accept_parcel",
    "cancel_order",
    "cancel_parcel",
    "correct_code",
    "deliver_parcel",
    "expire_order",
    "expire_orders",
    "lapse_parcel",
    "pay_again",
    "place_order",
    "post_parcel",
    "refuse_parcel",
    "release_stock",
    "report_code",
    "report_missing",
]
