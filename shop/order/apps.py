"""Orders and parcels: Oscar's order, forked."""

import oscar.apps.order.apps as apps


class OrderConfig(apps.OrderConfig):
    """A purchase is one order; each seller's part is a parcel."""

    name = "shop.order"
