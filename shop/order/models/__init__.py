"""Orders and parcels. Our models first, Oscar's remaining ones last."""

from shop.order.models.order import Order, ShippingAddress

from shop.order.models.parcel import InvoiceCounter, Line, Parcel, ParcelEvent  # isort: skip -- needs orders

from oscar.apps.order.models import *  # noqa: F403 -- the models we did not change

__all__ = ["InvoiceCounter", "Line", "Order", "Parcel", "ParcelEvent", "ShippingAddress"]
