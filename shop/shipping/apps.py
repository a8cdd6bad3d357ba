"""Shipping: Oscar's shipping, forked."""

import oscar.apps.shipping.apps as apps


class ShippingConfig(apps.ShippingConfig):
    """How a parcel travels and what that costs."""

    name = "shop.shipping"
